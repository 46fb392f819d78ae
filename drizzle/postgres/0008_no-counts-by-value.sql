DROP TABLE "escalation_days";--> statement-breakpoint
DROP TABLE "escalation_weeks";
DROP TABLE "mail_links";--> statement-breakpoint
DROP TABLE "mail_refusals";
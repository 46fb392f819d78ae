DROP INDEX "escalation_causes_combined_of_team";--> statement-breakpoint
DROP INDEX "escalation_causes_combined";--> statement-breakpoint
CREATE INDEX "escalation_causes_combined_of_team" ON "escalation_causes" USING btree ("organisation_id","team_id","occurred_on","escalation_id","brand_id","channel_id","cause_id");--> statement-breakpoint
CREATE INDEX "escalation_causes_combined" ON "escalation_causes" USING btree ("organisation_id","occurred_on","escalation_id","team_id","brand_id","channel_id","cause_id","avoidable","severity");
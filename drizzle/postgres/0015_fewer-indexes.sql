DROP INDEX "escalations_by_day";--> statement-breakpoint
DROP INDEX "escalations_by_team";--> statement-breakpoint
DROP INDEX "escalations_by_logger";--> statement-breakpoint
DROP INDEX "escalations_source";--> statement-breakpoint
DROP INDEX "escalations_by_import";--> statement-breakpoint
DROP INDEX "escalations_combined_of_team";--> statement-breakpoint
DROP INDEX "escalations_combined";--> statement-breakpoint
ALTER TABLE "escalation_counts" DROP CONSTRAINT "escalation_counts_organisation_id_grain_scope_scope_id_dimension_start_pk";--> statement-breakpoint
ALTER TABLE "escalation_counts" ADD CONSTRAINT "escalation_counts_organisation_id_grain_scope_scope_id_start_dimension_pk" PRIMARY KEY("organisation_id","grain","scope","scope_id","start","dimension");--> statement-breakpoint
CREATE INDEX "escalations_by_logger" ON "escalations" USING btree ("organisation_id","logged_by","state","occurred_on","id") WHERE logged_by is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "escalations_source" ON "escalations" USING btree ("organisation_id","source_key") WHERE source_key is not null;--> statement-breakpoint
CREATE INDEX "escalations_by_import" ON "escalations" USING btree ("organisation_id","import_id","id") WHERE import_id is not null;--> statement-breakpoint
CREATE INDEX "escalations_combined_of_team" ON "escalations" USING btree ("organisation_id","team_id","occurred_on","id","brand_id","channel_id","reason_id");--> statement-breakpoint
CREATE INDEX "escalations_combined" ON "escalations" USING btree ("organisation_id","occurred_on","id","team_id","brand_id","channel_id","reason_id","first_line_id","outcome_id","avoidable","severity","tier","occurred_hour","occurred_at","resolved_at");
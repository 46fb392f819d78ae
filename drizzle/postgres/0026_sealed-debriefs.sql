DROP INDEX "escalations_hardest";--> statement-breakpoint
ALTER TABLE "case_debrief_answers" ADD COLUMN "id" text;--> statement-breakpoint
CREATE UNIQUE INDEX "case_debrief_answers_sealed" ON "case_debrief_answers" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "escalations_hardest" ON "escalations" USING btree ("organisation_id","team_id","occurred_on","id","logged_by","severity") WHERE severity >= 3;--> statement-breakpoint
INSERT INTO "case_debrief_answers" ("organisation_id", "debrief_id", "question", "text", "version", "edited_by", "edited_at") SELECT "organisation_id", "id", 'note', "outcome_note", 1, "created_by", coalesce("finished_at", "created_at") FROM "case_debriefs" WHERE "outcome_note" <> '';--> statement-breakpoint
ALTER TABLE "case_debriefs" DROP COLUMN "outcome_note";
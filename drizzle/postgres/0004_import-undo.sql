ALTER TABLE "imports" ADD COLUMN "undo" jsonb;--> statement-breakpoint
CREATE INDEX "escalations_by_import" ON "escalations" USING btree ("organisation_id","import_id","id");
CREATE TABLE "case_debrief_answers" (
	"organisation_id" text NOT NULL,
	"debrief_id" text NOT NULL,
	"question" text NOT NULL,
	"text" text NOT NULL,
	"version" bigint NOT NULL,
	"edited_by" text NOT NULL,
	"edited_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_debrief_answers_organisation_id_debrief_id_question_pk" PRIMARY KEY("organisation_id","debrief_id","question")
);
--> statement-breakpoint
CREATE TABLE "case_debrief_causes" (
	"organisation_id" text NOT NULL,
	"debrief_id" text NOT NULL,
	"cause_id" text NOT NULL,
	CONSTRAINT "case_debrief_causes_organisation_id_debrief_id_cause_id_pk" PRIMARY KEY("organisation_id","debrief_id","cause_id")
);
--> statement-breakpoint
CREATE TABLE "case_debriefs" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"team_id" text NOT NULL,
	"title" text NOT NULL,
	"escalation_id" text,
	"incident_id" text,
	"created_by" text NOT NULL,
	"colleague_id" text,
	"visibility" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"rests_until" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"outcome" text,
	"outcome_note" text NOT NULL,
	"fix_id" text,
	"version" bigint NOT NULL,
	CONSTRAINT "case_debriefs_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "case_debrief_answers" ADD CONSTRAINT "case_debrief_answers_organisation_id_debrief_id_case_debriefs_organisation_id_id_fk" FOREIGN KEY ("organisation_id","debrief_id") REFERENCES "public"."case_debriefs"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_debrief_answers" ADD CONSTRAINT "case_debrief_answers_organisation_id_edited_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","edited_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_debrief_causes" ADD CONSTRAINT "case_debrief_causes_organisation_id_debrief_id_case_debriefs_organisation_id_id_fk" FOREIGN KEY ("organisation_id","debrief_id") REFERENCES "public"."case_debriefs"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_debrief_causes" ADD CONSTRAINT "case_debrief_causes_organisation_id_cause_id_taxonomy_entries_organisation_id_id_fk" FOREIGN KEY ("organisation_id","cause_id") REFERENCES "public"."taxonomy_entries"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_debriefs" ADD CONSTRAINT "case_debriefs_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_debriefs" ADD CONSTRAINT "case_debriefs_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_debriefs" ADD CONSTRAINT "case_debriefs_organisation_id_created_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","created_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_debriefs" ADD CONSTRAINT "case_debriefs_organisation_id_colleague_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","colleague_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_debriefs" ADD CONSTRAINT "case_debriefs_organisation_id_fix_id_fixes_organisation_id_id_fk" FOREIGN KEY ("organisation_id","fix_id") REFERENCES "public"."fixes"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_debriefs_author" ON "case_debriefs" USING btree ("organisation_id","created_by","id");--> statement-breakpoint
CREATE INDEX "case_debriefs_colleague" ON "case_debriefs" USING btree ("organisation_id","colleague_id","id");--> statement-breakpoint
CREATE INDEX "case_debriefs_team" ON "case_debriefs" USING btree ("organisation_id","team_id","visibility","finished_at");--> statement-breakpoint
CREATE INDEX "case_debriefs_escalation" ON "case_debriefs" USING btree ("organisation_id","escalation_id");--> statement-breakpoint
CREATE INDEX "case_debriefs_incident" ON "case_debriefs" USING btree ("organisation_id","incident_id");
CREATE TABLE "audit_entries" (
	"organisation_id" text NOT NULL,
	"sequence" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"subject_id" text,
	"action" text NOT NULL,
	"details" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_entries_organisation_id_sequence_pk" PRIMARY KEY("organisation_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "brands" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "brands_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"email" text NOT NULL,
	"is_admin" boolean NOT NULL,
	"memberships" jsonb NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"organisation_id" text NOT NULL,
	"team_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "memberships_organisation_id_user_id_team_id_pk" PRIMARY KEY("organisation_id","user_id","team_id")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"organisation_id" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"locale" text NOT NULL,
	"currency" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organisations_organisation_id_pk" PRIMARY KEY("organisation_id")
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "password_resets_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"device" text NOT NULL,
	CONSTRAINT "sessions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "teams_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"organisation_id" text NOT NULL,
	"key" text NOT NULL,
	"failures" bigint NOT NULL,
	"window_started_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "throttles_organisation_id_key_pk" PRIMARY KEY("organisation_id","key")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"is_admin" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deactivated_at" timestamp (3) with time zone,
	CONSTRAINT "users_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "escalation_causes" (
	"organisation_id" text NOT NULL,
	"escalation_id" text NOT NULL,
	"cause_id" text NOT NULL,
	"occurred_on" text NOT NULL,
	"team_id" text NOT NULL,
	"brand_id" text,
	"channel_id" text,
	"avoidable" text,
	"severity" bigint NOT NULL,
	CONSTRAINT "escalation_causes_organisation_id_escalation_id_cause_id_pk" PRIMARY KEY("organisation_id","escalation_id","cause_id")
);
--> statement-breakpoint
CREATE TABLE "escalation_days" (
	"organisation_id" text NOT NULL,
	"scope" text NOT NULL,
	"scope_id" text NOT NULL,
	"dimension" text NOT NULL,
	"day" text NOT NULL,
	"monday" text NOT NULL,
	"value" text NOT NULL,
	"records" bigint NOT NULL,
	"avoidable" bigint NOT NULL,
	"severity" bigint NOT NULL,
	CONSTRAINT "escalation_days_organisation_id_scope_scope_id_dimension_day_value_pk" PRIMARY KEY("organisation_id","scope","scope_id","dimension","day","value")
);
--> statement-breakpoint
CREATE TABLE "escalation_events" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"escalation_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"kind" text NOT NULL,
	"details" jsonb NOT NULL,
	CONSTRAINT "escalation_events_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "escalations" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"team_id" text NOT NULL,
	"brand_id" text,
	"channel_id" text,
	"reason_id" text,
	"first_line_id" text,
	"outcome_id" text,
	"severity" bigint NOT NULL,
	"tier" bigint NOT NULL,
	"summary" text NOT NULL,
	"customer_reference" text NOT NULL,
	"order_reference" text NOT NULL,
	"avoidable" text,
	"authority_limit" bigint,
	"amount" bigint,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"occurred_on" text NOT NULL,
	"logged_at" timestamp (3) with time zone NOT NULL,
	"logged_by" text,
	"state" text NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"resolved_on" text,
	"follow_up_due_on" text,
	"follow_up_done_at" timestamp (3) with time zone,
	"follow_up_result" text,
	"import_id" text,
	"source_key" text,
	"source_reference" text,
	"version" bigint NOT NULL,
	CONSTRAINT "escalations_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "taxonomy_entries" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text,
	"name" text NOT NULL,
	"parent_id" text,
	"position" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "taxonomy_entries_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "fix_teams" (
	"organisation_id" text NOT NULL,
	"fix_id" text NOT NULL,
	"team_id" text NOT NULL,
	CONSTRAINT "fix_teams_organisation_id_fix_id_team_id_pk" PRIMARY KEY("organisation_id","fix_id","team_id")
);
--> statement-breakpoint
CREATE TABLE "fixes" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"why" text NOT NULL,
	"measure" text NOT NULL,
	"status" text NOT NULL,
	"cause_id" text,
	"suggestion_key" text,
	"evidence" jsonb,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "fixes_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "suggestion_decisions" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"suggestion_key" text NOT NULL,
	"teams" text NOT NULL,
	"title" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text,
	"until" text,
	"fix_id" text,
	"evidence" jsonb NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "suggestion_decisions_organisation_id_suggestion_key_teams_pk" PRIMARY KEY("organisation_id","suggestion_key","teams")
);
--> statement-breakpoint
CREATE TABLE "import_rejections" (
	"organisation_id" text NOT NULL,
	"import_id" text NOT NULL,
	"line" bigint NOT NULL,
	"code" text NOT NULL,
	"reason" text NOT NULL,
	"cells" jsonb NOT NULL,
	CONSTRAINT "import_rejections_organisation_id_import_id_line_pk" PRIMARY KEY("organisation_id","import_id","line")
);
--> statement-breakpoint
CREATE TABLE "import_sources" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"mapping" jsonb,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "import_sources_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"source_id" text NOT NULL,
	"team_id" text NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"byte_count" bigint NOT NULL,
	"is_utf8" boolean NOT NULL,
	"format" jsonb NOT NULL,
	"profile" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"state" text NOT NULL,
	"counts" jsonb NOT NULL,
	"findings" jsonb NOT NULL,
	"failure" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "imports_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brands" ADD CONSTRAINT "brands_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_causes" ADD CONSTRAINT "escalation_causes_organisation_id_escalation_id_escalations_organisation_id_id_fk" FOREIGN KEY ("organisation_id","escalation_id") REFERENCES "public"."escalations"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_causes" ADD CONSTRAINT "escalation_causes_organisation_id_cause_id_taxonomy_entries_organisation_id_id_fk" FOREIGN KEY ("organisation_id","cause_id") REFERENCES "public"."taxonomy_entries"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_days" ADD CONSTRAINT "escalation_days_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_events" ADD CONSTRAINT "escalation_events_organisation_id_escalation_id_escalations_organisation_id_id_fk" FOREIGN KEY ("organisation_id","escalation_id") REFERENCES "public"."escalations"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_organisation_id_brand_id_brands_organisation_id_id_fk" FOREIGN KEY ("organisation_id","brand_id") REFERENCES "public"."brands"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_organisation_id_channel_id_taxonomy_entries_organisation_id_id_fk" FOREIGN KEY ("organisation_id","channel_id") REFERENCES "public"."taxonomy_entries"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_organisation_id_reason_id_taxonomy_entries_organisation_id_id_fk" FOREIGN KEY ("organisation_id","reason_id") REFERENCES "public"."taxonomy_entries"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_organisation_id_first_line_id_taxonomy_entries_organisation_id_id_fk" FOREIGN KEY ("organisation_id","first_line_id") REFERENCES "public"."taxonomy_entries"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_organisation_id_outcome_id_taxonomy_entries_organisation_id_id_fk" FOREIGN KEY ("organisation_id","outcome_id") REFERENCES "public"."taxonomy_entries"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_organisation_id_logged_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","logged_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "taxonomy_entries" ADD CONSTRAINT "taxonomy_entries_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "taxonomy_entries" ADD CONSTRAINT "taxonomy_entries_organisation_id_parent_id_taxonomy_entries_organisation_id_id_fk" FOREIGN KEY ("organisation_id","parent_id") REFERENCES "public"."taxonomy_entries"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fix_teams" ADD CONSTRAINT "fix_teams_organisation_id_fix_id_fixes_organisation_id_id_fk" FOREIGN KEY ("organisation_id","fix_id") REFERENCES "public"."fixes"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fix_teams" ADD CONSTRAINT "fix_teams_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fixes" ADD CONSTRAINT "fixes_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fixes" ADD CONSTRAINT "fixes_organisation_id_cause_id_taxonomy_entries_organisation_id_id_fk" FOREIGN KEY ("organisation_id","cause_id") REFERENCES "public"."taxonomy_entries"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fixes" ADD CONSTRAINT "fixes_organisation_id_created_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","created_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_decisions" ADD CONSTRAINT "suggestion_decisions_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_decisions" ADD CONSTRAINT "suggestion_decisions_organisation_id_fix_id_fixes_organisation_id_id_fk" FOREIGN KEY ("organisation_id","fix_id") REFERENCES "public"."fixes"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_decisions" ADD CONSTRAINT "suggestion_decisions_organisation_id_decided_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","decided_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rejections" ADD CONSTRAINT "import_rejections_organisation_id_import_id_imports_organisation_id_id_fk" FOREIGN KEY ("organisation_id","import_id") REFERENCES "public"."imports"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_sources" ADD CONSTRAINT "import_sources_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_organisation_id_source_id_import_sources_organisation_id_id_fk" FOREIGN KEY ("organisation_id","source_id") REFERENCES "public"."import_sources"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_organisation_id_created_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","created_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_by_actor" ON "audit_entries" USING btree ("organisation_id","actor_id","sequence");--> statement-breakpoint
CREATE INDEX "audit_entries_by_subject" ON "audit_entries" USING btree ("organisation_id","subject_id","sequence");--> statement-breakpoint
CREATE INDEX "audit_entries_by_action" ON "audit_entries" USING btree ("organisation_id","action","sequence");--> statement-breakpoint
CREATE INDEX "audit_entries_by_time" ON "audit_entries" USING btree ("organisation_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "brands_name" ON "brands" USING btree ("organisation_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitations_by_email" ON "invitations" USING btree ("organisation_id","email");--> statement-breakpoint
CREATE INDEX "memberships_team" ON "memberships" USING btree ("organisation_id","team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "password_resets_token" ON "password_resets" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "password_resets_user" ON "password_resets" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_id" ON "sessions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name" ON "teams" USING btree ("organisation_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "users_by_name" ON "users" USING btree ("organisation_id","name","id");--> statement-breakpoint
CREATE INDEX "escalation_causes_combined_of_team" ON "escalation_causes" USING btree ("organisation_id","team_id","occurred_on","brand_id","channel_id","cause_id","escalation_id");--> statement-breakpoint
CREATE INDEX "escalation_causes_combined" ON "escalation_causes" USING btree ("organisation_id","occurred_on","team_id","brand_id","channel_id","cause_id","avoidable","severity","escalation_id");--> statement-breakpoint
CREATE INDEX "escalation_causes_cases" ON "escalation_causes" USING btree ("organisation_id","cause_id","occurred_on","escalation_id");--> statement-breakpoint
CREATE INDEX "escalation_events_timeline" ON "escalation_events" USING btree ("organisation_id","escalation_id","at","id");--> statement-breakpoint
CREATE INDEX "escalations_by_day" ON "escalations" USING btree ("organisation_id","occurred_on","id");--> statement-breakpoint
CREATE INDEX "escalations_by_team" ON "escalations" USING btree ("organisation_id","team_id","occurred_on","id");--> statement-breakpoint
CREATE INDEX "escalations_by_follow_up" ON "escalations" USING btree ("organisation_id","follow_up_due_on");--> statement-breakpoint
CREATE INDEX "escalations_by_logger" ON "escalations" USING btree ("organisation_id","logged_by","state","occurred_on","id");--> statement-breakpoint
CREATE INDEX "escalations_by_state" ON "escalations" USING btree ("organisation_id","state","occurred_on","id","team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "escalations_source" ON "escalations" USING btree ("organisation_id","source_key");--> statement-breakpoint
CREATE INDEX "escalations_combined_of_team" ON "escalations" USING btree ("organisation_id","team_id","occurred_on","brand_id","channel_id","reason_id");--> statement-breakpoint
CREATE INDEX "escalations_combined" ON "escalations" USING btree ("organisation_id","occurred_on","team_id","brand_id","channel_id","reason_id","first_line_id","outcome_id","avoidable","severity");--> statement-breakpoint
CREATE UNIQUE INDEX "taxonomy_entries_name" ON "taxonomy_entries" USING btree ("organisation_id","kind","name");--> statement-breakpoint
CREATE INDEX "fix_teams_team" ON "fix_teams" USING btree ("organisation_id","team_id","fix_id");--> statement-breakpoint
CREATE INDEX "fixes_by_status" ON "fixes" USING btree ("organisation_id","status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "suggestion_decisions_id" ON "suggestion_decisions" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "import_sources_name" ON "import_sources" USING btree ("organisation_id","name");--> statement-breakpoint
CREATE INDEX "imports_by_time" ON "imports" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "imports_by_file" ON "imports" USING btree ("organisation_id","file_hash");
--> statement-breakpoint
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'audit entries are append-only'; END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
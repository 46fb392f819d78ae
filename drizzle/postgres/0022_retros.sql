CREATE TABLE "team_actions" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"team_id" text NOT NULL,
	"retro_id" text NOT NULL,
	"title" text NOT NULL,
	"owner_id" text,
	"due_on" text,
	"state" text NOT NULL,
	"fix_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"version" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "team_actions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "retro_cards" (
	"organisation_id" text NOT NULL,
	"retro_id" text NOT NULL,
	"id" text NOT NULL,
	"column_id" text NOT NULL,
	"group_id" text,
	"author_key" text NOT NULL,
	"text" text NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "retro_cards_organisation_id_retro_id_id_pk" PRIMARY KEY("organisation_id","retro_id","id")
);
--> statement-breakpoint
CREATE TABLE "retro_checks" (
	"organisation_id" text NOT NULL,
	"retro_id" text NOT NULL,
	"score" bigint NOT NULL,
	"answers" bigint NOT NULL,
	CONSTRAINT "retro_checks_organisation_id_retro_id_score_pk" PRIMARY KEY("organisation_id","retro_id","score")
);
--> statement-breakpoint
CREATE TABLE "retro_events" (
	"organisation_id" text NOT NULL,
	"retro_id" text NOT NULL,
	"number" bigint NOT NULL,
	"kind" text NOT NULL,
	"about" text,
	CONSTRAINT "retro_events_organisation_id_retro_id_number_pk" PRIMARY KEY("organisation_id","retro_id","number")
);
--> statement-breakpoint
CREATE TABLE "retro_groups" (
	"organisation_id" text NOT NULL,
	"retro_id" text NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"notes" text NOT NULL,
	"dots" bigint DEFAULT 0 NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "retro_groups_organisation_id_retro_id_id_pk" PRIMARY KEY("organisation_id","retro_id","id")
);
--> statement-breakpoint
CREATE TABLE "retro_parking" (
	"organisation_id" text NOT NULL,
	"retro_id" text NOT NULL,
	"id" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "retro_parking_organisation_id_retro_id_id_pk" PRIMARY KEY("organisation_id","retro_id","id")
);
--> statement-breakpoint
CREATE TABLE "retro_participants" (
	"organisation_id" text NOT NULL,
	"retro_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text,
	"guest_name" text,
	"token_hash" text,
	"invited_at" timestamp (3) with time zone,
	"joined_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone,
	"done_phase" text,
	"has_checked" boolean NOT NULL,
	CONSTRAINT "retro_participants_organisation_id_retro_id_id_pk" PRIMARY KEY("organisation_id","retro_id","id")
);
--> statement-breakpoint
CREATE TABLE "retro_pins" (
	"organisation_id" text NOT NULL,
	"retro_id" text NOT NULL,
	"id" text NOT NULL,
	"pinned_on" text NOT NULL,
	"fact" jsonb NOT NULL,
	CONSTRAINT "retro_pins_organisation_id_retro_id_id_pk" PRIMARY KEY("organisation_id","retro_id","id")
);
--> statement-breakpoint
CREATE TABLE "retro_receipts" (
	"organisation_id" text NOT NULL,
	"retro_id" text NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "retro_receipts_organisation_id_retro_id_key_pk" PRIMARY KEY("organisation_id","retro_id","key")
);
--> statement-breakpoint
CREATE TABLE "retro_templates" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"columns" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "retro_templates_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "retro_votes" (
	"organisation_id" text NOT NULL,
	"retro_id" text NOT NULL,
	"group_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"dots" bigint NOT NULL,
	CONSTRAINT "retro_votes_organisation_id_retro_id_participant_id_group_id_pk" PRIMARY KEY("organisation_id","retro_id","participant_id","group_id")
);
--> statement-breakpoint
CREATE TABLE "retros" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"team_id" text NOT NULL,
	"title" text NOT NULL,
	"template_name" text NOT NULL,
	"columns" jsonb NOT NULL,
	"is_anonymous" boolean NOT NULL,
	"phase" text NOT NULL,
	"collects_before" boolean NOT NULL,
	"dots_each" bigint NOT NULL,
	"dots_per_group" bigint NOT NULL,
	"own_cards_count" boolean NOT NULL,
	"scheduled_for" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	"facilitator_id" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"timer_ends_at" timestamp (3) with time zone,
	"guest_link_hash" text,
	"discussed_group_id" text,
	"version" bigint DEFAULT 1 NOT NULL,
	"last_event" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "retros_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "team_actions" ADD CONSTRAINT "team_actions_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_actions" ADD CONSTRAINT "team_actions_organisation_id_retro_id_retros_organisation_id_id_fk" FOREIGN KEY ("organisation_id","retro_id") REFERENCES "public"."retros"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_actions" ADD CONSTRAINT "team_actions_organisation_id_owner_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_actions" ADD CONSTRAINT "team_actions_organisation_id_fix_id_fixes_organisation_id_id_fk" FOREIGN KEY ("organisation_id","fix_id") REFERENCES "public"."fixes"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retro_cards" ADD CONSTRAINT "retro_cards_organisation_id_retro_id_retros_organisation_id_id_fk" FOREIGN KEY ("organisation_id","retro_id") REFERENCES "public"."retros"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retro_checks" ADD CONSTRAINT "retro_checks_organisation_id_retro_id_retros_organisation_id_id_fk" FOREIGN KEY ("organisation_id","retro_id") REFERENCES "public"."retros"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retro_events" ADD CONSTRAINT "retro_events_organisation_id_retro_id_retros_organisation_id_id_fk" FOREIGN KEY ("organisation_id","retro_id") REFERENCES "public"."retros"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retro_groups" ADD CONSTRAINT "retro_groups_organisation_id_retro_id_retros_organisation_id_id_fk" FOREIGN KEY ("organisation_id","retro_id") REFERENCES "public"."retros"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retro_parking" ADD CONSTRAINT "retro_parking_organisation_id_retro_id_retros_organisation_id_id_fk" FOREIGN KEY ("organisation_id","retro_id") REFERENCES "public"."retros"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retro_participants" ADD CONSTRAINT "retro_participants_organisation_id_retro_id_retros_organisation_id_id_fk" FOREIGN KEY ("organisation_id","retro_id") REFERENCES "public"."retros"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retro_participants" ADD CONSTRAINT "retro_participants_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retro_pins" ADD CONSTRAINT "retro_pins_organisation_id_retro_id_retros_organisation_id_id_fk" FOREIGN KEY ("organisation_id","retro_id") REFERENCES "public"."retros"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retro_receipts" ADD CONSTRAINT "retro_receipts_organisation_id_retro_id_retros_organisation_id_id_fk" FOREIGN KEY ("organisation_id","retro_id") REFERENCES "public"."retros"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retro_templates" ADD CONSTRAINT "retro_templates_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retro_templates" ADD CONSTRAINT "retro_templates_organisation_id_created_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","created_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retro_votes" ADD CONSTRAINT "retro_votes_organisation_id_retro_id_group_id_retro_groups_organisation_id_retro_id_id_fk" FOREIGN KEY ("organisation_id","retro_id","group_id") REFERENCES "public"."retro_groups"("organisation_id","retro_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retro_votes" ADD CONSTRAINT "retro_votes_organisation_id_retro_id_participant_id_retro_participants_organisation_id_retro_id_id_fk" FOREIGN KEY ("organisation_id","retro_id","participant_id") REFERENCES "public"."retro_participants"("organisation_id","retro_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retros" ADD CONSTRAINT "retros_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retros" ADD CONSTRAINT "retros_organisation_id_facilitator_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","facilitator_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retros" ADD CONSTRAINT "retros_organisation_id_created_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","created_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "team_actions_by_owner" ON "team_actions" USING btree ("organisation_id","owner_id","state","due_on");--> statement-breakpoint
CREATE INDEX "team_actions_by_team" ON "team_actions" USING btree ("organisation_id","team_id","state","ended_at");--> statement-breakpoint
CREATE INDEX "team_actions_by_retro" ON "team_actions" USING btree ("organisation_id","retro_id");--> statement-breakpoint
CREATE UNIQUE INDEX "retro_participants_user" ON "retro_participants" USING btree ("organisation_id","retro_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "retro_participants_token" ON "retro_participants" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "retro_participants_by_user" ON "retro_participants" USING btree ("organisation_id","user_id","retro_id");--> statement-breakpoint
CREATE INDEX "retro_votes_by_group" ON "retro_votes" USING btree ("organisation_id","retro_id","group_id");--> statement-breakpoint
CREATE INDEX "retros_by_team" ON "retros" USING btree ("organisation_id","team_id","closed_at");--> statement-breakpoint
CREATE INDEX "retros_by_schedule" ON "retros" USING btree ("organisation_id","scheduled_for");--> statement-breakpoint
CREATE UNIQUE INDEX "retros_guest_link" ON "retros" USING btree ("guest_link_hash");--> statement-breakpoint
CREATE FUNCTION refuse_change_of_anonymity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'whether a retro is anonymous is never changed'; END $$;
--> statement-breakpoint
CREATE TRIGGER retros_anonymity_kept BEFORE UPDATE OF is_anonymous ON retros
FOR EACH ROW WHEN (OLD.is_anonymous <> NEW.is_anonymous) EXECUTE FUNCTION refuse_change_of_anonymity();

CREATE TABLE "pulse_boxes" (
	"organisation_id" text NOT NULL,
	"starts_on" text NOT NULL,
	"team_id" text NOT NULL,
	"answers" bigint NOT NULL,
	"comments" jsonb NOT NULL,
	CONSTRAINT "pulse_boxes_organisation_id_starts_on_team_id_pk" PRIMARY KEY("organisation_id","starts_on","team_id")
);
--> statement-breakpoint
CREATE TABLE "pulse_counters" (
	"organisation_id" text NOT NULL,
	"starts_on" text NOT NULL,
	"team_id" text NOT NULL,
	"question" text NOT NULL,
	"score" bigint NOT NULL,
	"answers" bigint NOT NULL,
	CONSTRAINT "pulse_counters_organisation_id_starts_on_team_id_question_score_pk" PRIMARY KEY("organisation_id","starts_on","team_id","question","score")
);
--> statement-breakpoint
CREATE TABLE "pulse_notes" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"team_id" text NOT NULL,
	"said" text NOT NULL,
	"done" text NOT NULL,
	"written_by" text NOT NULL,
	"written_on" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_on" text,
	"version" bigint NOT NULL,
	CONSTRAINT "pulse_notes_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "pulse_receipts" (
	"organisation_id" text NOT NULL,
	"starts_on" text NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "pulse_receipts_organisation_id_starts_on_user_id_pk" PRIMARY KEY("organisation_id","starts_on","user_id")
);
--> statement-breakpoint
CREATE TABLE "pulse_results" (
	"organisation_id" text NOT NULL,
	"team_id" text NOT NULL,
	"starts_on" text NOT NULL,
	"is_published" boolean NOT NULL,
	"members" bigint,
	"answers" bigint,
	"cells" jsonb,
	"comments" jsonb,
	CONSTRAINT "pulse_results_organisation_id_team_id_starts_on_pk" PRIMARY KEY("organisation_id","team_id","starts_on")
);
--> statement-breakpoint
CREATE TABLE "pulse_rounds" (
	"organisation_id" text NOT NULL,
	"starts_on" text NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"is_closed" boolean NOT NULL,
	"questions" jsonb NOT NULL,
	"pooled" jsonb,
	CONSTRAINT "pulse_rounds_organisation_id_starts_on_pk" PRIMARY KEY("organisation_id","starts_on")
);
--> statement-breakpoint
CREATE TABLE "pulse_settings" (
	"organisation_id" text NOT NULL,
	"opens_on_weekday" bigint NOT NULL,
	"opens_at_hour" bigint NOT NULL,
	"days_open" bigint NOT NULL,
	"closes_at_hour" bigint NOT NULL,
	"bank" jsonb NOT NULL,
	"asked" jsonb NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "pulse_settings_organisation_id_pk" PRIMARY KEY("organisation_id")
);
--> statement-breakpoint
CREATE TABLE "pulse_teams" (
	"organisation_id" text NOT NULL,
	"team_id" text NOT NULL,
	"cadence" text NOT NULL,
	"score_floor" bigint NOT NULL,
	"comment_floor" bigint NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "pulse_teams_organisation_id_team_id_pk" PRIMARY KEY("organisation_id","team_id"),
	CONSTRAINT "pulse_teams_score_floor" CHECK ("pulse_teams"."score_floor" >= 5),
	CONSTRAINT "pulse_teams_comment_floor" CHECK ("pulse_teams"."comment_floor" >= 10 and "pulse_teams"."comment_floor" >= "pulse_teams"."score_floor")
);
--> statement-breakpoint
ALTER TABLE "pulse_notes" ADD CONSTRAINT "pulse_notes_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_notes" ADD CONSTRAINT "pulse_notes_organisation_id_written_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","written_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_receipts" ADD CONSTRAINT "pulse_receipts_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_results" ADD CONSTRAINT "pulse_results_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_results" ADD CONSTRAINT "pulse_results_organisation_id_starts_on_pulse_rounds_organisation_id_starts_on_fk" FOREIGN KEY ("organisation_id","starts_on") REFERENCES "public"."pulse_rounds"("organisation_id","starts_on") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_rounds" ADD CONSTRAINT "pulse_rounds_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_settings" ADD CONSTRAINT "pulse_settings_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_teams" ADD CONSTRAINT "pulse_teams_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pulse_notes_of_team" ON "pulse_notes" USING btree ("organisation_id","team_id","written_at");--> statement-breakpoint
CREATE INDEX "pulse_results_of_round" ON "pulse_results" USING btree ("organisation_id","starts_on","team_id");--> statement-breakpoint
CREATE INDEX "pulse_rounds_open" ON "pulse_rounds" USING btree ("organisation_id","is_closed","starts_on");
--> statement-breakpoint
CREATE FUNCTION refuse_lower_pulse_floor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a floor of the pulse can be raised, not lowered'; END $$;
--> statement-breakpoint
CREATE TRIGGER pulse_teams_floors_only_rise BEFORE UPDATE ON pulse_teams
FOR EACH ROW WHEN (NEW.score_floor < OLD.score_floor OR NEW.comment_floor < OLD.comment_floor
	OR NEW.organisation_id <> OLD.organisation_id OR NEW.team_id <> OLD.team_id)
EXECUTE FUNCTION refuse_lower_pulse_floor();
--> statement-breakpoint
CREATE TRIGGER pulse_teams_floors_stay BEFORE DELETE OR TRUNCATE ON pulse_teams
FOR EACH STATEMENT EXECUTE FUNCTION refuse_lower_pulse_floor();
--> statement-breakpoint
CREATE FUNCTION refuse_change_of_published_pulse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'what a round of the pulse has published is frozen'; END $$;
--> statement-breakpoint
CREATE TRIGGER pulse_results_frozen BEFORE UPDATE ON pulse_results
FOR EACH ROW WHEN (OLD.is_published) EXECUTE FUNCTION refuse_change_of_published_pulse();
--> statement-breakpoint
CREATE TRIGGER pulse_rounds_frozen BEFORE UPDATE ON pulse_rounds
FOR EACH ROW WHEN (OLD.is_closed) EXECUTE FUNCTION refuse_change_of_published_pulse();

CREATE TABLE "fix_cycles" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"fix_id" text NOT NULL,
	"number" bigint NOT NULL,
	"state" text NOT NULL,
	"owner_id" text NOT NULL,
	"measure_key" text NOT NULL,
	"measure_name" text NOT NULL,
	"baseline_from" text NOT NULL,
	"baseline_to" text NOT NULL,
	"baseline" jsonb,
	"predicted_drop" bigint NOT NULL,
	"start_on" text NOT NULL,
	"check_on" text NOT NULL,
	"changed_since" text,
	"started_at" timestamp (3) with time zone,
	"ended_on" text,
	"ended_reason" text,
	"decision" text,
	"decision_reason" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text,
	"verdict" jsonb,
	CONSTRAINT "fix_cycles_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "fix_cycles_days" CHECK (baseline_from <= baseline_to and baseline_to < start_on and start_on < check_on),
	CONSTRAINT "fix_cycles_prediction" CHECK (predicted_drop between 1 and 99),
	CONSTRAINT "fix_cycles_frozen" CHECK ((state in ('draft', 'planned')) = (baseline is null) and (baseline is null) = (started_at is null)),
	CONSTRAINT "fix_cycles_decided" CHECK ((state = 'decided') = (decision is not null) and (decision is null) = (decided_at is null))
);
--> statement-breakpoint
CREATE TABLE "fix_events" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"fix_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"kind" text NOT NULL,
	"details" jsonb NOT NULL,
	CONSTRAINT "fix_events_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "fix_votes" (
	"organisation_id" text NOT NULL,
	"fix_id" text NOT NULL,
	"user_id" text NOT NULL,
	"voted_at" timestamp (3) with time zone NOT NULL,
	"moved_from" text,
	CONSTRAINT "fix_votes_organisation_id_fix_id_user_id_pk" PRIMARY KEY("organisation_id","fix_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "fixes" ADD COLUMN "owner_id" text;--> statement-breakpoint
ALTER TABLE "fixes" ADD COLUMN "status_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "fixes" ADD COLUMN "declined_reason" text;--> statement-breakpoint
ALTER TABLE "fixes" ADD COLUMN "duplicate_of" text;--> statement-breakpoint
ALTER TABLE "fixes" ADD COLUMN "outside_owner" text;--> statement-breakpoint
ALTER TABLE "fixes" ADD COLUMN "outside_since" text;--> statement-breakpoint
ALTER TABLE "fixes" ADD COLUMN "votes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "fixes" ADD COLUMN "version" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "fix_cycles" ADD CONSTRAINT "fix_cycles_organisation_id_fix_id_fixes_organisation_id_id_fk" FOREIGN KEY ("organisation_id","fix_id") REFERENCES "public"."fixes"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fix_cycles" ADD CONSTRAINT "fix_cycles_organisation_id_owner_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fix_cycles" ADD CONSTRAINT "fix_cycles_organisation_id_decided_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","decided_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fix_events" ADD CONSTRAINT "fix_events_organisation_id_fix_id_fixes_organisation_id_id_fk" FOREIGN KEY ("organisation_id","fix_id") REFERENCES "public"."fixes"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fix_events" ADD CONSTRAINT "fix_events_organisation_id_actor_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","actor_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fix_votes" ADD CONSTRAINT "fix_votes_organisation_id_fix_id_fixes_organisation_id_id_fk" FOREIGN KEY ("organisation_id","fix_id") REFERENCES "public"."fixes"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fix_votes" ADD CONSTRAINT "fix_votes_organisation_id_moved_from_fixes_organisation_id_id_fk" FOREIGN KEY ("organisation_id","moved_from") REFERENCES "public"."fixes"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fix_votes" ADD CONSTRAINT "fix_votes_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "fix_cycles_number" ON "fix_cycles" USING btree ("organisation_id","fix_id","number");--> statement-breakpoint
CREATE INDEX "fix_cycles_by_state" ON "fix_cycles" USING btree ("organisation_id","state","check_on");--> statement-breakpoint
CREATE INDEX "fix_cycles_by_measure" ON "fix_cycles" USING btree ("organisation_id","measure_key","start_on");--> statement-breakpoint
CREATE INDEX "fix_events_story" ON "fix_events" USING btree ("organisation_id","fix_id","at","id");--> statement-breakpoint
CREATE FUNCTION refuse_change_of_frozen_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the plan of a trial that has started is frozen'; END $$;
--> statement-breakpoint
CREATE TRIGGER fix_cycles_plan_frozen BEFORE UPDATE OF fix_id, number, owner_id, measure_key, measure_name, baseline_from, baseline_to, baseline, predicted_drop, start_on, check_on, changed_since, started_at ON fix_cycles
FOR EACH ROW WHEN (OLD.started_at IS NOT NULL) EXECUTE FUNCTION refuse_change_of_frozen_plan();

CREATE TABLE "escalation_change_rows" (
	"organisation_id" text NOT NULL,
	"change_id" text NOT NULL,
	"escalation_id" text NOT NULL,
	"before" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"undone" text,
	CONSTRAINT "escalation_change_rows_organisation_id_change_id_escalation_id_pk" PRIMARY KEY("organisation_id","change_id","escalation_id")
);
--> statement-breakpoint
CREATE TABLE "escalation_changes" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"field" text NOT NULL,
	"value" text NOT NULL,
	"changed" bigint NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" text NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone_by" text,
	CONSTRAINT "escalation_changes_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "escalation_links" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"kind" text NOT NULL,
	"note" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" text NOT NULL,
	CONSTRAINT "escalation_links_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "escalation_default_views" (
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"view_id" text NOT NULL,
	CONSTRAINT "escalation_default_views_organisation_id_user_id_pk" PRIMARY KEY("organisation_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "escalation_views" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"search" text NOT NULL,
	"owner_id" text NOT NULL,
	"team_id" text,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "escalation_views_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
DROP INDEX "escalations_by_follow_up";--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "customer_key" text;--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "repeat_of" text;--> statement-breakpoint
ALTER TABLE "escalation_change_rows" ADD CONSTRAINT "escalation_change_rows_organisation_id_change_id_escalation_changes_organisation_id_id_fk" FOREIGN KEY ("organisation_id","change_id") REFERENCES "public"."escalation_changes"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_change_rows" ADD CONSTRAINT "escalation_change_rows_organisation_id_escalation_id_escalations_organisation_id_id_fk" FOREIGN KEY ("organisation_id","escalation_id") REFERENCES "public"."escalations"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_changes" ADD CONSTRAINT "escalation_changes_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_changes" ADD CONSTRAINT "escalation_changes_organisation_id_made_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","made_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_changes" ADD CONSTRAINT "escalation_changes_organisation_id_undone_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","undone_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_links" ADD CONSTRAINT "escalation_links_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_links" ADD CONSTRAINT "escalation_links_organisation_id_from_id_escalations_organisation_id_id_fk" FOREIGN KEY ("organisation_id","from_id") REFERENCES "public"."escalations"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_links" ADD CONSTRAINT "escalation_links_organisation_id_to_id_escalations_organisation_id_id_fk" FOREIGN KEY ("organisation_id","to_id") REFERENCES "public"."escalations"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_links" ADD CONSTRAINT "escalation_links_organisation_id_made_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","made_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_default_views" ADD CONSTRAINT "escalation_default_views_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_default_views" ADD CONSTRAINT "escalation_default_views_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_default_views" ADD CONSTRAINT "escalation_default_views_organisation_id_view_id_escalation_views_organisation_id_id_fk" FOREIGN KEY ("organisation_id","view_id") REFERENCES "public"."escalation_views"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_views" ADD CONSTRAINT "escalation_views_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_views" ADD CONSTRAINT "escalation_views_organisation_id_owner_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_views" ADD CONSTRAINT "escalation_views_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "escalation_change_rows_of" ON "escalation_change_rows" USING btree ("organisation_id","escalation_id");--> statement-breakpoint
CREATE INDEX "escalation_changes_by_maker" ON "escalation_changes" USING btree ("organisation_id","made_by","made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "escalation_links_pair" ON "escalation_links" USING btree ("organisation_id","from_id","to_id");--> statement-breakpoint
CREATE INDEX "escalation_links_back" ON "escalation_links" USING btree ("organisation_id","to_id","from_id");--> statement-breakpoint
CREATE INDEX "escalation_views_by_owner" ON "escalation_views" USING btree ("organisation_id","owner_id");--> statement-breakpoint
CREATE INDEX "escalation_views_by_team" ON "escalation_views" USING btree ("organisation_id","team_id");--> statement-breakpoint
CREATE INDEX "escalations_by_severity" ON "escalations" USING btree ("organisation_id","severity","occurred_on","id");--> statement-breakpoint
CREATE INDEX "escalations_by_customer" ON "escalations" USING btree ("organisation_id","customer_key","occurred_at","id") WHERE customer_key is not null;--> statement-breakpoint
CREATE INDEX "escalations_repeats" ON "escalations" USING btree ("organisation_id","occurred_on","id") WHERE repeat_of is not null;--> statement-breakpoint
CREATE INDEX "escalations_by_follow_up" ON "escalations" USING btree ("organisation_id","follow_up_due_on","id") WHERE follow_up_due_on is not null;
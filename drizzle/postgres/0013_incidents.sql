CREATE TABLE "incident_aftercare" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"team_id" text NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"offered_on" text NOT NULL,
	"choice" text,
	"answered_at" timestamp (3) with time zone,
	"asked_id" text,
	"met_at" timestamp (3) with time zone,
	CONSTRAINT "incident_aftercare_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "incident_attachments" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"incident_id" text NOT NULL,
	"file_name" text NOT NULL,
	"kind" text NOT NULL,
	"byte_count" bigint NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"added_by" text NOT NULL,
	CONSTRAINT "incident_attachments_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "incident_events" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"incident_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"kind" text NOT NULL,
	"details" jsonb NOT NULL,
	CONSTRAINT "incident_events_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "incident_words" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "incident_words_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"team_id" text NOT NULL,
	"brand_id" text,
	"channel_id" text,
	"customer_reference" text NOT NULL,
	"customer_key" text,
	"category" text NOT NULL,
	"severity" bigint NOT NULL,
	"contact_ended" boolean NOT NULL,
	"policy_version_id" text NOT NULL,
	"escalation_id" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"occurred_on" text NOT NULL,
	"occurred_hour" bigint NOT NULL,
	"logged_at" timestamp (3) with time zone NOT NULL,
	"logged_by" text NOT NULL,
	"state" text NOT NULL,
	"decider_id" text,
	"decided_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "incidents_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "policy_acknowledgements" (
	"organisation_id" text NOT NULL,
	"policy_version_id" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "policy_acknowledgements_organisation_id_policy_version_id_user_id_pk" PRIMARY KEY("organisation_id","policy_version_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "policy_versions" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"number" bigint,
	"document" jsonb NOT NULL,
	"summary" text NOT NULL,
	"effective_from" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" text,
	"published_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "policy_versions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "support_cards" (
	"organisation_id" text NOT NULL,
	"entries" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "support_cards_organisation_id_pk" PRIMARY KEY("organisation_id")
);
--> statement-breakpoint
ALTER TABLE "incident_aftercare" ADD CONSTRAINT "incident_aftercare_organisation_id_id_incidents_organisation_id_id_fk" FOREIGN KEY ("organisation_id","id") REFERENCES "public"."incidents"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_aftercare" ADD CONSTRAINT "incident_aftercare_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_aftercare" ADD CONSTRAINT "incident_aftercare_organisation_id_asked_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","asked_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_attachments" ADD CONSTRAINT "incident_attachments_organisation_id_incident_id_incidents_organisation_id_id_fk" FOREIGN KEY ("organisation_id","incident_id") REFERENCES "public"."incidents"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_attachments" ADD CONSTRAINT "incident_attachments_organisation_id_added_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","added_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_events" ADD CONSTRAINT "incident_events_organisation_id_incident_id_incidents_organisation_id_id_fk" FOREIGN KEY ("organisation_id","incident_id") REFERENCES "public"."incidents"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_words" ADD CONSTRAINT "incident_words_organisation_id_id_incidents_organisation_id_id_fk" FOREIGN KEY ("organisation_id","id") REFERENCES "public"."incidents"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_organisation_id_brand_id_brands_organisation_id_id_fk" FOREIGN KEY ("organisation_id","brand_id") REFERENCES "public"."brands"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_organisation_id_channel_id_taxonomy_entries_organisation_id_id_fk" FOREIGN KEY ("organisation_id","channel_id") REFERENCES "public"."taxonomy_entries"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_organisation_id_policy_version_id_policy_versions_organisation_id_id_fk" FOREIGN KEY ("organisation_id","policy_version_id") REFERENCES "public"."policy_versions"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_organisation_id_escalation_id_escalations_organisation_id_id_fk" FOREIGN KEY ("organisation_id","escalation_id") REFERENCES "public"."escalations"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_organisation_id_logged_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","logged_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_organisation_id_decider_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","decider_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_acknowledgements" ADD CONSTRAINT "policy_acknowledgements_organisation_id_policy_version_id_policy_versions_organisation_id_id_fk" FOREIGN KEY ("organisation_id","policy_version_id") REFERENCES "public"."policy_versions"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_acknowledgements" ADD CONSTRAINT "policy_acknowledgements_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_cards" ADD CONSTRAINT "support_cards_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "incident_aftercare_counts" ON "incident_aftercare" USING btree ("organisation_id","team_id","offered_on","answered_at");--> statement-breakpoint
CREATE INDEX "incident_aftercare_asked" ON "incident_aftercare" USING btree ("organisation_id","asked_id","met_at");--> statement-breakpoint
CREATE INDEX "incident_attachments_of_incident" ON "incident_attachments" USING btree ("organisation_id","incident_id","added_at");--> statement-breakpoint
CREATE INDEX "incident_events_timeline" ON "incident_events" USING btree ("organisation_id","incident_id","at","id");--> statement-breakpoint
CREATE INDEX "incidents_by_time" ON "incidents" USING btree ("organisation_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "incidents_of_person" ON "incidents" USING btree ("organisation_id","logged_by","occurred_at","id");--> statement-breakpoint
CREATE INDEX "incidents_of_team" ON "incidents" USING btree ("organisation_id","team_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "incidents_of_customer" ON "incidents" USING btree ("organisation_id","customer_key","occurred_at");--> statement-breakpoint
CREATE INDEX "incidents_of_escalation" ON "incidents" USING btree ("organisation_id","escalation_id");--> statement-breakpoint
CREATE INDEX "incidents_by_day" ON "incidents" USING btree ("organisation_id","occurred_on","category","severity");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_versions_number" ON "policy_versions" USING btree ("organisation_id","number");
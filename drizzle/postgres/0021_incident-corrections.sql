CREATE TABLE "email_changes" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"email" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "email_changes_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "incident_corrections" (
	"organisation_id" text NOT NULL,
	"event_id" text NOT NULL,
	"field" text NOT NULL,
	"incident_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"before" text,
	"after" text,
	CONSTRAINT "incident_corrections_organisation_id_event_id_field_pk" PRIMARY KEY("organisation_id","event_id","field")
);
--> statement-breakpoint
CREATE TABLE "incident_involved" (
	"organisation_id" text NOT NULL,
	"incident_id" text NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "incident_involved_organisation_id_incident_id_user_id_pk" PRIMARY KEY("organisation_id","incident_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "outcome_read_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_corrections" ADD CONSTRAINT "incident_corrections_organisation_id_event_id_incident_events_organisation_id_id_fk" FOREIGN KEY ("organisation_id","event_id") REFERENCES "public"."incident_events"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_corrections" ADD CONSTRAINT "incident_corrections_organisation_id_incident_id_incidents_organisation_id_id_fk" FOREIGN KEY ("organisation_id","incident_id") REFERENCES "public"."incidents"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_involved" ADD CONSTRAINT "incident_involved_organisation_id_incident_id_incidents_organisation_id_id_fk" FOREIGN KEY ("organisation_id","incident_id") REFERENCES "public"."incidents"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_involved" ADD CONSTRAINT "incident_involved_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "email_changes_token" ON "email_changes" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "email_changes_user" ON "email_changes" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "incident_corrections_of_incident" ON "incident_corrections" USING btree ("organisation_id","incident_id");--> statement-breakpoint
CREATE INDEX "incident_corrections_by_field" ON "incident_corrections" USING btree ("organisation_id","field","at");
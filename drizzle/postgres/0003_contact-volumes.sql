CREATE TABLE "contact_volumes" (
	"organisation_id" text NOT NULL,
	"team_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"day" text NOT NULL,
	"monday" text NOT NULL,
	"contacts" bigint NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contact_volumes_organisation_id_team_id_day_channel_id_pk" PRIMARY KEY("organisation_id","team_id","day","channel_id")
);
--> statement-breakpoint
ALTER TABLE "contact_volumes" ADD CONSTRAINT "contact_volumes_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_volumes" ADD CONSTRAINT "contact_volumes_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_volumes" ADD CONSTRAINT "contact_volumes_organisation_id_updated_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","updated_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_volumes_by_day" ON "contact_volumes" USING btree ("organisation_id","day","team_id","channel_id","monday","contacts");
CREATE TABLE "jobs" (
	"organisation_id" text NOT NULL,
	"name" text NOT NULL,
	"occasion" text NOT NULL,
	"state" text NOT NULL,
	"attempts" bigint NOT NULL,
	"claim" text NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "jobs_organisation_id_name_occasion_pk" PRIMARY KEY("organisation_id","name","occasion")
);
--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;
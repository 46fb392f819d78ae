CREATE TABLE "escalation_weeks" (
	"organisation_id" text NOT NULL,
	"scope" text NOT NULL,
	"scope_id" text NOT NULL,
	"dimension" text NOT NULL,
	"value" text NOT NULL,
	"monday" text NOT NULL,
	"records" bigint NOT NULL,
	"avoidable" bigint NOT NULL,
	"severity" bigint NOT NULL,
	CONSTRAINT "escalation_weeks_organisation_id_scope_scope_id_dimension_monday_value_pk" PRIMARY KEY("organisation_id","scope","scope_id","dimension","monday","value")
);
--> statement-breakpoint
CREATE TABLE "roll_up_versions" (
	"organisation_id" text NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "roll_up_versions_organisation_id_pk" PRIMARY KEY("organisation_id")
);
--> statement-breakpoint
ALTER TABLE "escalations" ADD COLUMN "occurred_hour" bigint;--> statement-breakpoint
ALTER TABLE "escalation_weeks" ADD CONSTRAINT "escalation_weeks_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roll_up_versions" ADD CONSTRAINT "roll_up_versions_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_days" DROP COLUMN "monday";
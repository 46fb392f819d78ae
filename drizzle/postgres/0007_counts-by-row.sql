CREATE TABLE "escalation_counts" (
	"organisation_id" text NOT NULL,
	"grain" text NOT NULL,
	"scope" text NOT NULL,
	"scope_id" text NOT NULL,
	"dimension" text NOT NULL,
	"start" text NOT NULL,
	"records" bigint NOT NULL,
	"counts" jsonb NOT NULL,
	CONSTRAINT "escalation_counts_organisation_id_grain_scope_scope_id_dimension_start_pk" PRIMARY KEY("organisation_id","grain","scope","scope_id","dimension","start")
);
--> statement-breakpoint
ALTER TABLE "escalation_counts" ADD CONSTRAINT "escalation_counts_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;
CREATE TABLE "conduct_retention" (
	"organisation_id" text NOT NULL,
	"months" bigint NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conduct_retention_organisation_id_pk" PRIMARY KEY("organisation_id")
);
--> statement-breakpoint
CREATE TABLE "incident_customers" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"reference" text NOT NULL,
	"key" text,
	"merged_into_id" text,
	"root_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"anonymised_at" timestamp (3) with time zone,
	CONSTRAINT "incident_customers_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "measure_appeals" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"measure_id" text NOT NULL,
	"received_on" text NOT NULL,
	"logged_by" text NOT NULL,
	"logged_at" timestamp (3) with time zone NOT NULL,
	"words" text,
	"state" text NOT NULL,
	"grounds" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "measure_appeals_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "measures" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"incident_id" text NOT NULL,
	"customer_id" text,
	"proposed_step" text NOT NULL,
	"proposed_why" text NOT NULL,
	"step" text NOT NULL,
	"police" boolean NOT NULL,
	"restriction" jsonb,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text,
	"review_on" text,
	"decided_by" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"approved_by" text,
	"approved_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"notice" text,
	"version" bigint NOT NULL,
	CONSTRAINT "measures_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "conduct_retention" ADD CONSTRAINT "conduct_retention_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_customers" ADD CONSTRAINT "incident_customers_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_appeals" ADD CONSTRAINT "measure_appeals_organisation_id_measure_id_measures_organisation_id_id_fk" FOREIGN KEY ("organisation_id","measure_id") REFERENCES "public"."measures"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_appeals" ADD CONSTRAINT "measure_appeals_organisation_id_logged_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","logged_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_appeals" ADD CONSTRAINT "measure_appeals_organisation_id_decided_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","decided_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_organisation_id_incident_id_incidents_organisation_id_id_fk" FOREIGN KEY ("organisation_id","incident_id") REFERENCES "public"."incidents"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_organisation_id_customer_id_incident_customers_organisation_id_id_fk" FOREIGN KEY ("organisation_id","customer_id") REFERENCES "public"."incident_customers"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_organisation_id_decided_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","decided_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_organisation_id_approved_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","approved_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "incident_customers_key" ON "incident_customers" USING btree ("organisation_id","key");--> statement-breakpoint
CREATE INDEX "incident_customers_of_root" ON "incident_customers" USING btree ("organisation_id","root_id");--> statement-breakpoint
CREATE INDEX "measure_appeals_of_measure" ON "measure_appeals" USING btree ("organisation_id","measure_id","logged_at");--> statement-breakpoint
CREATE INDEX "measure_appeals_by_state" ON "measure_appeals" USING btree ("organisation_id","state","logged_at");--> statement-breakpoint
CREATE INDEX "measures_of_incident" ON "measures" USING btree ("organisation_id","incident_id","decided_at");--> statement-breakpoint
CREATE INDEX "measures_of_customer" ON "measures" USING btree ("organisation_id","customer_id","state");--> statement-breakpoint
CREATE INDEX "measures_by_review" ON "measures" USING btree ("organisation_id","state","review_on");--> statement-breakpoint
CREATE INDEX "measures_by_end" ON "measures" USING btree ("organisation_id","state","ends_on");--> statement-breakpoint
CREATE INDEX "measures_by_decision" ON "measures" USING btree ("organisation_id","decided_at");
CREATE TABLE "chart_marks" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"measure" text NOT NULL,
	"day" text NOT NULL,
	"why" text NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"taken_back_by" text,
	"taken_back_at" timestamp (3) with time zone,
	CONSTRAINT "chart_marks_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "chart_marks" ADD CONSTRAINT "chart_marks_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chart_marks" ADD CONSTRAINT "chart_marks_organisation_id_made_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","made_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chart_marks" ADD CONSTRAINT "chart_marks_organisation_id_taken_back_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","taken_back_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chart_marks_of_measure" ON "chart_marks" USING btree ("organisation_id","measure","day");
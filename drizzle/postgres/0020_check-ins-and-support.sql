CREATE TABLE "check_ins" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"day" text NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "check_ins_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "reminder_choices" (
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"quiet_from" bigint NOT NULL,
	"quiet_until" bigint NOT NULL,
	"unsubscribed" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reminder_choices_organisation_id_user_id_pk" PRIMARY KEY("organisation_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"organisation_id" text NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"user_id" text NOT NULL,
	"state" text NOT NULL,
	"attempts" bigint NOT NULL,
	"claim" text NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reminders_organisation_id_kind_about_user_id_pk" PRIMARY KEY("organisation_id","kind","about","user_id")
);
--> statement-breakpoint
CREATE TABLE "support_helpers" (
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"about" text NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "support_helpers_organisation_id_user_id_pk" PRIMARY KEY("organisation_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "support_requests" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"asker_id" text NOT NULL,
	"helper_id" text NOT NULL,
	"kind" text NOT NULL,
	"words" text,
	"answer" text,
	"state" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"asked_on" text NOT NULL,
	"seen_at" timestamp (3) with time zone,
	"agreed_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "support_requests_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "support_cards" ADD COLUMN "working_days" jsonb;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_choices" ADD CONSTRAINT "reminder_choices_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_helpers" ADD CONSTRAINT "support_helpers_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_requests" ADD CONSTRAINT "support_requests_organisation_id_asker_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","asker_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_requests" ADD CONSTRAINT "support_requests_organisation_id_helper_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","helper_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "check_ins_of_person" ON "check_ins" USING btree ("organisation_id","user_id","at","id");--> statement-breakpoint
CREATE INDEX "reminders_by_time" ON "reminders" USING btree ("organisation_id","claimed_at");--> statement-breakpoint
CREATE INDEX "support_requests_of_asker" ON "support_requests" USING btree ("organisation_id","asker_id","asked_at","id");--> statement-breakpoint
CREATE INDEX "support_requests_of_helper" ON "support_requests" USING btree ("organisation_id","helper_id","asked_at","id");--> statement-breakpoint
CREATE INDEX "support_requests_unseen" ON "support_requests" USING btree ("organisation_id","state","asked_at");--> statement-breakpoint
CREATE INDEX "support_requests_counts" ON "support_requests" USING btree ("organisation_id","asked_on","asker_id","kind");
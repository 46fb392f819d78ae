CREATE TABLE "mail_links" (
	"organisation_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_links_organisation_id_token_hash_pk" PRIMARY KEY("organisation_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "mail_refusals" (
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_refusals_organisation_id_user_id_kind_pk" PRIMARY KEY("organisation_id","user_id","kind")
);
--> statement-breakpoint
CREATE TABLE "kudos" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"author_id" text NOT NULL,
	"reason" text NOT NULL,
	"is_on_wall" boolean NOT NULL,
	"subject_kind" text,
	"subject_id" text,
	"given_at" timestamp (3) with time zone NOT NULL,
	"given_on" text NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text,
	CONSTRAINT "kudos_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "kudos_digests" (
	"organisation_id" text NOT NULL,
	"week" text NOT NULL,
	"user_id" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kudos_digests_organisation_id_week_user_id_pk" PRIMARY KEY("organisation_id","week","user_id")
);
--> statement-breakpoint
CREATE TABLE "kudos_for_values" (
	"organisation_id" text NOT NULL,
	"kudos_id" text NOT NULL,
	"value_id" text NOT NULL,
	CONSTRAINT "kudos_for_values_organisation_id_kudos_id_value_id_pk" PRIMARY KEY("organisation_id","kudos_id","value_id")
);
--> statement-breakpoint
CREATE TABLE "kudos_reactions" (
	"organisation_id" text NOT NULL,
	"kudos_id" text NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kudos_reactions_organisation_id_kudos_id_kind_user_id_pk" PRIMARY KEY("organisation_id","kudos_id","kind","user_id")
);
--> statement-breakpoint
CREATE TABLE "kudos_recipients" (
	"organisation_id" text NOT NULL,
	"kudos_id" text NOT NULL,
	"user_id" text NOT NULL,
	"is_named" boolean NOT NULL,
	"author_id" text NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"given_on" text NOT NULL,
	CONSTRAINT "kudos_recipients_organisation_id_kudos_id_user_id_pk" PRIMARY KEY("organisation_id","kudos_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "kudos_replies" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"kudos_id" text NOT NULL,
	"author_id" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kudos_replies_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "kudos_teams" (
	"organisation_id" text NOT NULL,
	"kudos_id" text NOT NULL,
	"team_id" text NOT NULL,
	CONSTRAINT "kudos_teams_organisation_id_kudos_id_team_id_pk" PRIMARY KEY("organisation_id","kudos_id","team_id")
);
--> statement-breakpoint
CREATE TABLE "kudos_values" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"position" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "kudos_values_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "kudos_walls" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "kudos_walls_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "mail_links" ADD CONSTRAINT "mail_links_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_refusals" ADD CONSTRAINT "mail_refusals_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos" ADD CONSTRAINT "kudos_organisation_id_author_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","author_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos" ADD CONSTRAINT "kudos_organisation_id_withdrawn_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","withdrawn_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_digests" ADD CONSTRAINT "kudos_digests_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_for_values" ADD CONSTRAINT "kudos_for_values_organisation_id_kudos_id_kudos_organisation_id_id_fk" FOREIGN KEY ("organisation_id","kudos_id") REFERENCES "public"."kudos"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_for_values" ADD CONSTRAINT "kudos_for_values_organisation_id_value_id_kudos_values_organisation_id_id_fk" FOREIGN KEY ("organisation_id","value_id") REFERENCES "public"."kudos_values"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_reactions" ADD CONSTRAINT "kudos_reactions_organisation_id_kudos_id_kudos_organisation_id_id_fk" FOREIGN KEY ("organisation_id","kudos_id") REFERENCES "public"."kudos"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_reactions" ADD CONSTRAINT "kudos_reactions_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_recipients" ADD CONSTRAINT "kudos_recipients_organisation_id_kudos_id_kudos_organisation_id_id_fk" FOREIGN KEY ("organisation_id","kudos_id") REFERENCES "public"."kudos"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_recipients" ADD CONSTRAINT "kudos_recipients_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_recipients" ADD CONSTRAINT "kudos_recipients_organisation_id_author_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","author_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_replies" ADD CONSTRAINT "kudos_replies_organisation_id_kudos_id_kudos_organisation_id_id_fk" FOREIGN KEY ("organisation_id","kudos_id") REFERENCES "public"."kudos"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_replies" ADD CONSTRAINT "kudos_replies_organisation_id_author_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","author_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_teams" ADD CONSTRAINT "kudos_teams_organisation_id_kudos_id_kudos_organisation_id_id_fk" FOREIGN KEY ("organisation_id","kudos_id") REFERENCES "public"."kudos"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_teams" ADD CONSTRAINT "kudos_teams_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_values" ADD CONSTRAINT "kudos_values_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_walls" ADD CONSTRAINT "kudos_walls_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kudos_walls" ADD CONSTRAINT "kudos_walls_organisation_id_created_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","created_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mail_links_token" ON "mail_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "mail_links_by_time" ON "mail_links" USING btree ("organisation_id","created_at");--> statement-breakpoint
CREATE INDEX "kudos_by_time" ON "kudos" USING btree ("organisation_id","given_at","id");--> statement-breakpoint
CREATE INDEX "kudos_by_author" ON "kudos" USING btree ("organisation_id","author_id","given_at","id");--> statement-breakpoint
CREATE INDEX "kudos_for_values_by_value" ON "kudos_for_values" USING btree ("organisation_id","value_id","kudos_id");--> statement-breakpoint
CREATE INDEX "kudos_recipients_received" ON "kudos_recipients" USING btree ("organisation_id","user_id","given_at","kudos_id");--> statement-breakpoint
CREATE INDEX "kudos_recipients_pairs" ON "kudos_recipients" USING btree ("organisation_id","given_on","user_id","author_id");--> statement-breakpoint
CREATE INDEX "kudos_replies_of_kudos" ON "kudos_replies" USING btree ("organisation_id","kudos_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "kudos_values_name" ON "kudos_values" USING btree ("organisation_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "kudos_walls_token" ON "kudos_walls" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "escalations_hardest" ON "escalations" USING btree ("organisation_id","team_id","occurred_on","logged_by") WHERE severity >= 3 and logged_by is not null;
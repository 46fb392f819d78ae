CREATE TABLE "authority_limits" (
	"organisation_id" text NOT NULL,
	"scope_id" text NOT NULL,
	"role" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "authority_limits_organisation_id_scope_id_role_pk" PRIMARY KEY("organisation_id","scope_id","role")
);
--> statement-breakpoint
CREATE TABLE "chain_people" (
	"organisation_id" text NOT NULL,
	"scope_id" text NOT NULL,
	"tier" bigint NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "chain_people_organisation_id_scope_id_tier_user_id_pk" PRIMARY KEY("organisation_id","scope_id","tier","user_id")
);
--> statement-breakpoint
CREATE TABLE "chain_steps" (
	"organisation_id" text NOT NULL,
	"scope_id" text NOT NULL,
	"tier" bigint NOT NULL,
	"name" text NOT NULL,
	"desk" text NOT NULL,
	"within_minutes" bigint,
	"reach" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "chain_steps_organisation_id_scope_id_tier_pk" PRIMARY KEY("organisation_id","scope_id","tier")
);
--> statement-breakpoint
CREATE TABLE "cool_offs" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"escalation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "cool_offs_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "follow_up_messages" (
	"organisation_id" text NOT NULL,
	"escalation_id" text NOT NULL,
	"message" text NOT NULL,
	"answer" text,
	CONSTRAINT "follow_up_messages_organisation_id_escalation_id_pk" PRIMARY KEY("organisation_id","escalation_id")
);
--> statement-breakpoint
CREATE TABLE "hand_overs" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"escalation_id" text NOT NULL,
	"direction" text NOT NULL,
	"from_tier" bigint NOT NULL,
	"to_tier" bigint NOT NULL,
	"handed_at" timestamp (3) with time zone NOT NULL,
	"handed_by" text NOT NULL,
	"assignee_id" text,
	"within_minutes" bigint,
	"taken_at" timestamp (3) with time zone,
	"taken_by" text,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "hand_overs_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "replies" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"escalation_id" text NOT NULL,
	"author_id" text NOT NULL,
	"state" text NOT NULL,
	"wording" text NOT NULL,
	"reader_id" text,
	"asked_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"suggestion" text,
	"note" text,
	"settled" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "replies_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "authority_limits" ADD CONSTRAINT "authority_limits_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chain_people" ADD CONSTRAINT "chain_people_organisation_id_scope_id_tier_chain_steps_organisation_id_scope_id_tier_fk" FOREIGN KEY ("organisation_id","scope_id","tier") REFERENCES "public"."chain_steps"("organisation_id","scope_id","tier") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chain_people" ADD CONSTRAINT "chain_people_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chain_steps" ADD CONSTRAINT "chain_steps_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cool_offs" ADD CONSTRAINT "cool_offs_organisation_id_escalation_id_escalations_organisation_id_id_fk" FOREIGN KEY ("organisation_id","escalation_id") REFERENCES "public"."escalations"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cool_offs" ADD CONSTRAINT "cool_offs_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_messages" ADD CONSTRAINT "follow_up_messages_organisation_id_escalation_id_escalations_organisation_id_id_fk" FOREIGN KEY ("organisation_id","escalation_id") REFERENCES "public"."escalations"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_organisation_id_escalation_id_escalations_organisation_id_id_fk" FOREIGN KEY ("organisation_id","escalation_id") REFERENCES "public"."escalations"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_organisation_id_assignee_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","assignee_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_organisation_id_escalation_id_escalations_organisation_id_id_fk" FOREIGN KEY ("organisation_id","escalation_id") REFERENCES "public"."escalations"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_organisation_id_author_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","author_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_organisation_id_reader_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","reader_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cool_offs_of_escalation" ON "cool_offs" USING btree ("organisation_id","escalation_id","started_at");--> statement-breakpoint
CREATE INDEX "cool_offs_by_person" ON "cool_offs" USING btree ("organisation_id","user_id","ended_at","until");--> statement-breakpoint
CREATE INDEX "hand_overs_of_escalation" ON "hand_overs" USING btree ("organisation_id","escalation_id","handed_at");--> statement-breakpoint
CREATE INDEX "hand_overs_by_assignee" ON "hand_overs" USING btree ("organisation_id","assignee_id","ended_at");--> statement-breakpoint
CREATE INDEX "replies_of_escalation" ON "replies" USING btree ("organisation_id","escalation_id","created_at");--> statement-breakpoint
CREATE INDEX "replies_by_reader" ON "replies" USING btree ("organisation_id","reader_id","state","asked_at");--> statement-breakpoint
CREATE INDEX "replies_by_author" ON "replies" USING btree ("organisation_id","author_id","state","answered_at");
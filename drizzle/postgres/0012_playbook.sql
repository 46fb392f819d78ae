CREATE TABLE "practice_entries" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"scenario" text NOT NULL,
	"mode" text NOT NULL,
	"said" text NOT NULL,
	"rating" bigint,
	"note" text NOT NULL,
	"practised_at" timestamp (3) with time zone NOT NULL,
	"practised_on" text NOT NULL,
	"session_id" text,
	CONSTRAINT "practice_entries_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "practice_observations" (
	"organisation_id" text NOT NULL,
	"session_id" text NOT NULL,
	"observations" jsonb NOT NULL,
	"observed_by" text NOT NULL,
	"observed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "practice_observations_organisation_id_session_id_pk" PRIMARY KEY("organisation_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "practice_sessions" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"code" text NOT NULL,
	"scenario" text NOT NULL,
	"agent_id" text,
	"customer_id" text,
	"said" text DEFAULT '' NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "practice_sessions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "playbook_links" (
	"organisation_id" text NOT NULL,
	"page_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "playbook_links_organisation_id_page_id_kind_key_pk" PRIMARY KEY("organisation_id","page_id","kind","key")
);
--> statement-breakpoint
CREATE TABLE "playbook_pages" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"slug" text NOT NULL,
	"key" text,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"version" bigint NOT NULL,
	"is_archived" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "playbook_pages_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "playbook_thanks" (
	"organisation_id" text NOT NULL,
	"page_id" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "playbook_thanks_organisation_id_page_id_user_id_pk" PRIMARY KEY("organisation_id","page_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "playbook_versions" (
	"organisation_id" text NOT NULL,
	"page_id" text NOT NULL,
	"number" bigint NOT NULL,
	"content" jsonb NOT NULL,
	"note" text NOT NULL,
	"changed_by" text,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "playbook_versions_organisation_id_page_id_number_pk" PRIMARY KEY("organisation_id","page_id","number")
);
--> statement-breakpoint
CREATE TABLE "playbook_wordings" (
	"organisation_id" text NOT NULL,
	"id" text NOT NULL,
	"page_id" text NOT NULL,
	"based_on" bigint NOT NULL,
	"text" text NOT NULL,
	"why" text NOT NULL,
	"suggested_by" text NOT NULL,
	"suggested_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"answer" text DEFAULT '' NOT NULL,
	CONSTRAINT "playbook_wordings_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "practice_entries" ADD CONSTRAINT "practice_entries_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_entries" ADD CONSTRAINT "practice_entries_organisation_id_session_id_practice_sessions_organisation_id_id_fk" FOREIGN KEY ("organisation_id","session_id") REFERENCES "public"."practice_sessions"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_observations" ADD CONSTRAINT "practice_observations_organisation_id_session_id_practice_sessions_organisation_id_id_fk" FOREIGN KEY ("organisation_id","session_id") REFERENCES "public"."practice_sessions"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_observations" ADD CONSTRAINT "practice_observations_organisation_id_observed_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","observed_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_sessions" ADD CONSTRAINT "practice_sessions_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_sessions" ADD CONSTRAINT "practice_sessions_organisation_id_agent_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","agent_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_sessions" ADD CONSTRAINT "practice_sessions_organisation_id_customer_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","customer_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbook_links" ADD CONSTRAINT "playbook_links_organisation_id_page_id_playbook_pages_organisation_id_id_fk" FOREIGN KEY ("organisation_id","page_id") REFERENCES "public"."playbook_pages"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbook_pages" ADD CONSTRAINT "playbook_pages_organisation_id_organisations_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbook_thanks" ADD CONSTRAINT "playbook_thanks_organisation_id_page_id_playbook_pages_organisation_id_id_fk" FOREIGN KEY ("organisation_id","page_id") REFERENCES "public"."playbook_pages"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbook_thanks" ADD CONSTRAINT "playbook_thanks_organisation_id_user_id_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","user_id") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbook_versions" ADD CONSTRAINT "playbook_versions_organisation_id_page_id_playbook_pages_organisation_id_id_fk" FOREIGN KEY ("organisation_id","page_id") REFERENCES "public"."playbook_pages"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbook_versions" ADD CONSTRAINT "playbook_versions_organisation_id_changed_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","changed_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbook_wordings" ADD CONSTRAINT "playbook_wordings_organisation_id_page_id_playbook_pages_organisation_id_id_fk" FOREIGN KEY ("organisation_id","page_id") REFERENCES "public"."playbook_pages"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbook_wordings" ADD CONSTRAINT "playbook_wordings_organisation_id_suggested_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","suggested_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbook_wordings" ADD CONSTRAINT "playbook_wordings_organisation_id_decided_by_users_organisation_id_id_fk" FOREIGN KEY ("organisation_id","decided_by") REFERENCES "public"."users"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "practice_entries_by_person" ON "practice_entries" USING btree ("organisation_id","user_id","id");--> statement-breakpoint
CREATE INDEX "practice_entries_by_day" ON "practice_entries" USING btree ("organisation_id","practised_on","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "practice_sessions_code" ON "practice_sessions" USING btree ("organisation_id","code");--> statement-breakpoint
CREATE INDEX "playbook_links_by_key" ON "playbook_links" USING btree ("organisation_id","kind","key","page_id");--> statement-breakpoint
CREATE UNIQUE INDEX "playbook_pages_slug" ON "playbook_pages" USING btree ("organisation_id","slug");--> statement-breakpoint
CREATE UNIQUE INDEX "playbook_pages_key" ON "playbook_pages" USING btree ("organisation_id","key");--> statement-breakpoint
CREATE INDEX "playbook_wordings_by_page" ON "playbook_wordings" USING btree ("organisation_id","page_id","id");--> statement-breakpoint
CREATE INDEX "playbook_wordings_by_state" ON "playbook_wordings" USING btree ("organisation_id","state","id");
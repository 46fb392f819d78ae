CREATE TABLE `incident_aftercare` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`team_id` text NOT NULL,
	`offered_at` integer NOT NULL,
	`offered_on` text NOT NULL,
	`choice` text,
	`answered_at` integer,
	`asked_id` text,
	`met_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`id`) REFERENCES `incidents`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`asked_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `incident_aftercare_counts` ON `incident_aftercare` (`organisation_id`,`team_id`,`offered_on`,`answered_at`);--> statement-breakpoint
CREATE INDEX `incident_aftercare_asked` ON `incident_aftercare` (`organisation_id`,`asked_id`,`met_at`);--> statement-breakpoint
CREATE TABLE `incident_attachments` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`incident_id` text NOT NULL,
	`file_name` text NOT NULL,
	`kind` text NOT NULL,
	`byte_count` integer NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`incident_id`) REFERENCES `incidents`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`added_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `incident_attachments_of_incident` ON `incident_attachments` (`organisation_id`,`incident_id`,`added_at`);--> statement-breakpoint
CREATE TABLE `incident_events` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`incident_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`kind` text NOT NULL,
	`details` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`incident_id`) REFERENCES `incidents`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `incident_events_timeline` ON `incident_events` (`organisation_id`,`incident_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `incident_words` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`words` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`id`) REFERENCES `incidents`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `incidents` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`team_id` text NOT NULL,
	`brand_id` text,
	`channel_id` text,
	`customer_reference` text NOT NULL,
	`customer_key` text,
	`category` text NOT NULL,
	`severity` integer NOT NULL,
	`contact_ended` integer NOT NULL,
	`policy_version_id` text NOT NULL,
	`escalation_id` text,
	`occurred_at` integer NOT NULL,
	`occurred_on` text NOT NULL,
	`occurred_hour` integer NOT NULL,
	`logged_at` integer NOT NULL,
	`logged_by` text NOT NULL,
	`state` text NOT NULL,
	`decider_id` text,
	`decided_at` integer,
	`version` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`team_id`) REFERENCES `teams`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`brand_id`) REFERENCES `brands`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`channel_id`) REFERENCES `taxonomy_entries`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`policy_version_id`) REFERENCES `policy_versions`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`escalation_id`) REFERENCES `escalations`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`logged_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`decider_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `incidents_by_time` ON `incidents` (`organisation_id`,`occurred_at`,`id`);--> statement-breakpoint
CREATE INDEX `incidents_of_person` ON `incidents` (`organisation_id`,`logged_by`,`occurred_at`,`id`);--> statement-breakpoint
CREATE INDEX `incidents_of_team` ON `incidents` (`organisation_id`,`team_id`,`occurred_at`,`id`);--> statement-breakpoint
CREATE INDEX `incidents_of_customer` ON `incidents` (`organisation_id`,`customer_key`,`occurred_at`);--> statement-breakpoint
CREATE INDEX `incidents_of_escalation` ON `incidents` (`organisation_id`,`escalation_id`);--> statement-breakpoint
CREATE INDEX `incidents_by_day` ON `incidents` (`organisation_id`,`occurred_on`,`category`,`severity`);--> statement-breakpoint
CREATE TABLE `policy_acknowledgements` (
	`organisation_id` text NOT NULL,
	`policy_version_id` text NOT NULL,
	`user_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `policy_version_id`, `user_id`),
	FOREIGN KEY (`organisation_id`,`policy_version_id`) REFERENCES `policy_versions`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `policy_versions` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`number` integer,
	`document` text NOT NULL,
	`summary` text NOT NULL,
	`effective_from` text,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text,
	`published_at` integer,
	`version` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `policy_versions_number` ON `policy_versions` (`organisation_id`,`number`);--> statement-breakpoint
CREATE TABLE `support_cards` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`entries` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);

CREATE TABLE `email_changes` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`email` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`revoked_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `email_changes_token` ON `email_changes` (`token_hash`);--> statement-breakpoint
CREATE INDEX `email_changes_user` ON `email_changes` (`organisation_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `incident_corrections` (
	`organisation_id` text NOT NULL,
	`event_id` text NOT NULL,
	`field` text NOT NULL,
	`incident_id` text NOT NULL,
	`at` integer NOT NULL,
	`before` text,
	`after` text,
	PRIMARY KEY(`organisation_id`, `event_id`, `field`),
	FOREIGN KEY (`organisation_id`,`event_id`) REFERENCES `incident_events`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`incident_id`) REFERENCES `incidents`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `incident_corrections_of_incident` ON `incident_corrections` (`organisation_id`,`incident_id`);--> statement-breakpoint
CREATE INDEX `incident_corrections_by_field` ON `incident_corrections` (`organisation_id`,`field`,`at`);--> statement-breakpoint
CREATE TABLE `incident_involved` (
	`organisation_id` text NOT NULL,
	`incident_id` text NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `incident_id`, `user_id`),
	FOREIGN KEY (`organisation_id`,`incident_id`) REFERENCES `incidents`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `incidents` ADD `outcome_read_at` integer;
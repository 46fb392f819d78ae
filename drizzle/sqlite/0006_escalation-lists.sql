CREATE TABLE `escalation_change_rows` (
	`organisation_id` text NOT NULL,
	`change_id` text NOT NULL,
	`escalation_id` text NOT NULL,
	`before` text NOT NULL,
	`version` integer NOT NULL,
	`undone` text,
	PRIMARY KEY(`organisation_id`, `change_id`, `escalation_id`),
	FOREIGN KEY (`organisation_id`,`change_id`) REFERENCES `escalation_changes`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`escalation_id`) REFERENCES `escalations`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `escalation_change_rows_of` ON `escalation_change_rows` (`organisation_id`,`escalation_id`);--> statement-breakpoint
CREATE TABLE `escalation_changes` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`field` text NOT NULL,
	`value` text NOT NULL,
	`changed` integer NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`undone_at` integer,
	`undone_by` text,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`made_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`undone_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `escalation_changes_by_maker` ON `escalation_changes` (`organisation_id`,`made_by`,`made_at`);--> statement-breakpoint
CREATE TABLE `escalation_links` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`from_id`) REFERENCES `escalations`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`to_id`) REFERENCES `escalations`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`made_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `escalation_links_pair` ON `escalation_links` (`organisation_id`,`from_id`,`to_id`);--> statement-breakpoint
CREATE INDEX `escalation_links_back` ON `escalation_links` (`organisation_id`,`to_id`,`from_id`);--> statement-breakpoint
CREATE TABLE `escalation_default_views` (
	`organisation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`view_id` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `user_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`view_id`) REFERENCES `escalation_views`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `escalation_views` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`search` text NOT NULL,
	`owner_id` text NOT NULL,
	`team_id` text,
	`saved_at` integer NOT NULL,
	`deleted_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`owner_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`team_id`) REFERENCES `teams`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `escalation_views_by_owner` ON `escalation_views` (`organisation_id`,`owner_id`);--> statement-breakpoint
CREATE INDEX `escalation_views_by_team` ON `escalation_views` (`organisation_id`,`team_id`);--> statement-breakpoint
DROP INDEX `escalations_by_follow_up`;--> statement-breakpoint
ALTER TABLE `escalations` ADD `customer_key` text;--> statement-breakpoint
ALTER TABLE `escalations` ADD `repeat_of` text;--> statement-breakpoint
CREATE INDEX `escalations_by_severity` ON `escalations` (`organisation_id`,`severity`,`occurred_on`,`id`);--> statement-breakpoint
CREATE INDEX `escalations_by_customer` ON `escalations` (`organisation_id`,`customer_key`,`occurred_at`,`id`) WHERE customer_key is not null;--> statement-breakpoint
CREATE INDEX `escalations_repeats` ON `escalations` (`organisation_id`,`occurred_on`,`id`) WHERE repeat_of is not null;--> statement-breakpoint
CREATE INDEX `escalations_by_follow_up` ON `escalations` (`organisation_id`,`follow_up_due_on`,`id`) WHERE follow_up_due_on is not null;
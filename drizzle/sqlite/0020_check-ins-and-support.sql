CREATE TABLE `check_ins` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`at` integer NOT NULL,
	`day` text NOT NULL,
	`content` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `check_ins_of_person` ON `check_ins` (`organisation_id`,`user_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `reminder_choices` (
	`organisation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`quiet_from` integer NOT NULL,
	`quiet_until` integer NOT NULL,
	`unsubscribed` text NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `user_id`),
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reminders` (
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`about` text NOT NULL,
	`user_id` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`claim` text NOT NULL,
	`lease_until` integer NOT NULL,
	`claimed_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `kind`, `about`, `user_id`),
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reminders_by_time` ON `reminders` (`organisation_id`,`claimed_at`);--> statement-breakpoint
CREATE TABLE `support_helpers` (
	`organisation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`about` text NOT NULL,
	`offered_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `user_id`),
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `support_requests` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`asker_id` text NOT NULL,
	`helper_id` text NOT NULL,
	`kind` text NOT NULL,
	`words` text,
	`answer` text,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_on` text NOT NULL,
	`seen_at` integer,
	`agreed_at` integer,
	`closed_at` integer,
	`version` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`asker_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`helper_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `support_requests_of_asker` ON `support_requests` (`organisation_id`,`asker_id`,`asked_at`,`id`);--> statement-breakpoint
CREATE INDEX `support_requests_of_helper` ON `support_requests` (`organisation_id`,`helper_id`,`asked_at`,`id`);--> statement-breakpoint
CREATE INDEX `support_requests_unseen` ON `support_requests` (`organisation_id`,`state`,`asked_at`);--> statement-breakpoint
CREATE INDEX `support_requests_counts` ON `support_requests` (`organisation_id`,`asked_on`,`asker_id`,`kind`);--> statement-breakpoint
ALTER TABLE `support_cards` ADD `working_days` text;
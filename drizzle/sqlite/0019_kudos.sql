CREATE TABLE `mail_links` (
	`organisation_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `token_hash`),
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_links_token` ON `mail_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `mail_links_by_time` ON `mail_links` (`organisation_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `mail_refusals` (
	`organisation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `user_id`, `kind`),
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `kudos` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`author_id` text NOT NULL,
	`reason` text NOT NULL,
	`is_on_wall` integer NOT NULL,
	`subject_kind` text,
	`subject_id` text,
	`given_at` integer NOT NULL,
	`given_on` text NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`author_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`withdrawn_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `kudos_by_time` ON `kudos` (`organisation_id`,`given_at`,`id`);--> statement-breakpoint
CREATE INDEX `kudos_by_author` ON `kudos` (`organisation_id`,`author_id`,`given_at`,`id`);--> statement-breakpoint
CREATE TABLE `kudos_digests` (
	`organisation_id` text NOT NULL,
	`week` text NOT NULL,
	`user_id` text NOT NULL,
	`sent_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `week`, `user_id`),
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `kudos_for_values` (
	`organisation_id` text NOT NULL,
	`kudos_id` text NOT NULL,
	`value_id` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `kudos_id`, `value_id`),
	FOREIGN KEY (`organisation_id`,`kudos_id`) REFERENCES `kudos`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`value_id`) REFERENCES `kudos_values`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `kudos_for_values_by_value` ON `kudos_for_values` (`organisation_id`,`value_id`,`kudos_id`);--> statement-breakpoint
CREATE TABLE `kudos_reactions` (
	`organisation_id` text NOT NULL,
	`kudos_id` text NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `kudos_id`, `kind`, `user_id`),
	FOREIGN KEY (`organisation_id`,`kudos_id`) REFERENCES `kudos`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `kudos_recipients` (
	`organisation_id` text NOT NULL,
	`kudos_id` text NOT NULL,
	`user_id` text NOT NULL,
	`is_named` integer NOT NULL,
	`author_id` text NOT NULL,
	`given_at` integer NOT NULL,
	`given_on` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `kudos_id`, `user_id`),
	FOREIGN KEY (`organisation_id`,`kudos_id`) REFERENCES `kudos`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`author_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `kudos_recipients_received` ON `kudos_recipients` (`organisation_id`,`user_id`,`given_at`,`kudos_id`);--> statement-breakpoint
CREATE INDEX `kudos_recipients_pairs` ON `kudos_recipients` (`organisation_id`,`given_on`,`user_id`,`author_id`);--> statement-breakpoint
CREATE TABLE `kudos_replies` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`kudos_id` text NOT NULL,
	`author_id` text NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`kudos_id`) REFERENCES `kudos`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`author_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `kudos_replies_of_kudos` ON `kudos_replies` (`organisation_id`,`kudos_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `kudos_teams` (
	`organisation_id` text NOT NULL,
	`kudos_id` text NOT NULL,
	`team_id` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `kudos_id`, `team_id`),
	FOREIGN KEY (`organisation_id`,`kudos_id`) REFERENCES `kudos`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`team_id`) REFERENCES `teams`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `kudos_values` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kudos_values_name` ON `kudos_values` (`organisation_id`,`name`);--> statement-breakpoint
CREATE TABLE `kudos_walls` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`created_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kudos_walls_token` ON `kudos_walls` (`token_hash`);--> statement-breakpoint
CREATE INDEX `escalations_hardest` ON `escalations` (`organisation_id`,`team_id`,`occurred_on`,`logged_by`) WHERE severity >= 3 and logged_by is not null;
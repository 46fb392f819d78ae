CREATE TABLE `practice_entries` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`scenario` text NOT NULL,
	`mode` text NOT NULL,
	`said` text NOT NULL,
	`rating` integer,
	`note` text NOT NULL,
	`practised_at` integer NOT NULL,
	`practised_on` text NOT NULL,
	`session_id` text,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`session_id`) REFERENCES `practice_sessions`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `practice_entries_by_person` ON `practice_entries` (`organisation_id`,`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `practice_entries_by_day` ON `practice_entries` (`organisation_id`,`practised_on`,`user_id`);--> statement-breakpoint
CREATE TABLE `practice_observations` (
	`organisation_id` text NOT NULL,
	`session_id` text NOT NULL,
	`observations` text NOT NULL,
	`observed_by` text NOT NULL,
	`observed_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `session_id`),
	FOREIGN KEY (`organisation_id`,`session_id`) REFERENCES `practice_sessions`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`observed_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `practice_sessions` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`code` text NOT NULL,
	`scenario` text NOT NULL,
	`agent_id` text,
	`customer_id` text,
	`said` text DEFAULT '' NOT NULL,
	`started_at` integer NOT NULL,
	`closed_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`agent_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`customer_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `practice_sessions_code` ON `practice_sessions` (`organisation_id`,`code`);--> statement-breakpoint
CREATE TABLE `playbook_links` (
	`organisation_id` text NOT NULL,
	`page_id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `page_id`, `kind`, `key`),
	FOREIGN KEY (`organisation_id`,`page_id`) REFERENCES `playbook_pages`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `playbook_links_by_key` ON `playbook_links` (`organisation_id`,`kind`,`key`,`page_id`);--> statement-breakpoint
CREATE TABLE `playbook_pages` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`slug` text NOT NULL,
	`key` text,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`version` integer NOT NULL,
	`is_archived` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `playbook_pages_slug` ON `playbook_pages` (`organisation_id`,`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `playbook_pages_key` ON `playbook_pages` (`organisation_id`,`key`);--> statement-breakpoint
CREATE TABLE `playbook_thanks` (
	`organisation_id` text NOT NULL,
	`page_id` text NOT NULL,
	`user_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `page_id`, `user_id`),
	FOREIGN KEY (`organisation_id`,`page_id`) REFERENCES `playbook_pages`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `playbook_versions` (
	`organisation_id` text NOT NULL,
	`page_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`note` text NOT NULL,
	`changed_by` text,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `page_id`, `number`),
	FOREIGN KEY (`organisation_id`,`page_id`) REFERENCES `playbook_pages`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`changed_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `playbook_wordings` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`page_id` text NOT NULL,
	`based_on` integer NOT NULL,
	`text` text NOT NULL,
	`why` text NOT NULL,
	`suggested_by` text NOT NULL,
	`suggested_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`answer` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`page_id`) REFERENCES `playbook_pages`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`suggested_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`decided_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `playbook_wordings_by_page` ON `playbook_wordings` (`organisation_id`,`page_id`,`id`);--> statement-breakpoint
CREATE INDEX `playbook_wordings_by_state` ON `playbook_wordings` (`organisation_id`,`state`,`id`);
CREATE TABLE `team_actions` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`team_id` text NOT NULL,
	`retro_id` text NOT NULL,
	`title` text NOT NULL,
	`owner_id` text,
	`due_on` text,
	`state` text NOT NULL,
	`fix_id` text,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`team_id`) REFERENCES `teams`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`retro_id`) REFERENCES `retros`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`owner_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`fix_id`) REFERENCES `fixes`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `team_actions_by_owner` ON `team_actions` (`organisation_id`,`owner_id`,`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `team_actions_by_team` ON `team_actions` (`organisation_id`,`team_id`,`state`,`ended_at`);--> statement-breakpoint
CREATE INDEX `team_actions_by_retro` ON `team_actions` (`organisation_id`,`retro_id`);--> statement-breakpoint
CREATE TABLE `retro_cards` (
	`organisation_id` text NOT NULL,
	`retro_id` text NOT NULL,
	`id` text NOT NULL,
	`column_id` text NOT NULL,
	`group_id` text,
	`author_key` text NOT NULL,
	`text` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `retro_id`, `id`),
	FOREIGN KEY (`organisation_id`,`retro_id`) REFERENCES `retros`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `retro_checks` (
	`organisation_id` text NOT NULL,
	`retro_id` text NOT NULL,
	`score` integer NOT NULL,
	`answers` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `retro_id`, `score`),
	FOREIGN KEY (`organisation_id`,`retro_id`) REFERENCES `retros`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `retro_events` (
	`organisation_id` text NOT NULL,
	`retro_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`about` text,
	PRIMARY KEY(`organisation_id`, `retro_id`, `number`),
	FOREIGN KEY (`organisation_id`,`retro_id`) REFERENCES `retros`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `retro_groups` (
	`organisation_id` text NOT NULL,
	`retro_id` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`notes` text NOT NULL,
	`dots` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`organisation_id`, `retro_id`, `id`),
	FOREIGN KEY (`organisation_id`,`retro_id`) REFERENCES `retros`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `retro_parking` (
	`organisation_id` text NOT NULL,
	`retro_id` text NOT NULL,
	`id` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `retro_id`, `id`),
	FOREIGN KEY (`organisation_id`,`retro_id`) REFERENCES `retros`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `retro_participants` (
	`organisation_id` text NOT NULL,
	`retro_id` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text,
	`guest_name` text,
	`token_hash` text,
	`invited_at` integer,
	`joined_at` integer,
	`seen_at` integer,
	`done_phase` text,
	`has_checked` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `retro_id`, `id`),
	FOREIGN KEY (`organisation_id`,`retro_id`) REFERENCES `retros`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `retro_participants_user` ON `retro_participants` (`organisation_id`,`retro_id`,`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `retro_participants_token` ON `retro_participants` (`token_hash`);--> statement-breakpoint
CREATE INDEX `retro_participants_by_user` ON `retro_participants` (`organisation_id`,`user_id`,`retro_id`);--> statement-breakpoint
CREATE TABLE `retro_pins` (
	`organisation_id` text NOT NULL,
	`retro_id` text NOT NULL,
	`id` text NOT NULL,
	`pinned_on` text NOT NULL,
	`fact` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `retro_id`, `id`),
	FOREIGN KEY (`organisation_id`,`retro_id`) REFERENCES `retros`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `retro_receipts` (
	`organisation_id` text NOT NULL,
	`retro_id` text NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `retro_id`, `key`),
	FOREIGN KEY (`organisation_id`,`retro_id`) REFERENCES `retros`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `retro_templates` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`columns` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`created_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `retro_votes` (
	`organisation_id` text NOT NULL,
	`retro_id` text NOT NULL,
	`group_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`dots` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `retro_id`, `participant_id`, `group_id`),
	FOREIGN KEY (`organisation_id`,`retro_id`,`group_id`) REFERENCES `retro_groups`(`organisation_id`,`retro_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`retro_id`,`participant_id`) REFERENCES `retro_participants`(`organisation_id`,`retro_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `retro_votes_by_group` ON `retro_votes` (`organisation_id`,`retro_id`,`group_id`);--> statement-breakpoint
CREATE TABLE `retros` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`team_id` text NOT NULL,
	`title` text NOT NULL,
	`template_name` text NOT NULL,
	`columns` text NOT NULL,
	`is_anonymous` integer NOT NULL,
	`phase` text NOT NULL,
	`collects_before` integer NOT NULL,
	`dots_each` integer NOT NULL,
	`dots_per_group` integer NOT NULL,
	`own_cards_count` integer NOT NULL,
	`scheduled_for` integer,
	`reminded_at` integer,
	`facilitator_id` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`closed_at` integer,
	`timer_ends_at` integer,
	`guest_link_hash` text,
	`discussed_group_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`last_event` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`team_id`) REFERENCES `teams`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`facilitator_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`created_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `retros_by_team` ON `retros` (`organisation_id`,`team_id`,`closed_at`);--> statement-breakpoint
CREATE INDEX `retros_by_schedule` ON `retros` (`organisation_id`,`scheduled_for`);--> statement-breakpoint
CREATE UNIQUE INDEX `retros_guest_link` ON `retros` (`guest_link_hash`);--> statement-breakpoint
CREATE TRIGGER retros_anonymity_kept BEFORE UPDATE OF is_anonymous ON retros
WHEN OLD.is_anonymous <> NEW.is_anonymous
BEGIN SELECT RAISE(ABORT, 'whether a retro is anonymous is never changed'); END;

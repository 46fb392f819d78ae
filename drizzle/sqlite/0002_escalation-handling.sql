CREATE TABLE `authority_limits` (
	`organisation_id` text NOT NULL,
	`scope_id` text NOT NULL,
	`role` text NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `scope_id`, `role`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `chain_people` (
	`organisation_id` text NOT NULL,
	`scope_id` text NOT NULL,
	`tier` integer NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `scope_id`, `tier`, `user_id`),
	FOREIGN KEY (`organisation_id`,`scope_id`,`tier`) REFERENCES `chain_steps`(`organisation_id`,`scope_id`,`tier`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `chain_steps` (
	`organisation_id` text NOT NULL,
	`scope_id` text NOT NULL,
	`tier` integer NOT NULL,
	`name` text NOT NULL,
	`desk` text NOT NULL,
	`within_minutes` integer,
	`reach` text NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `scope_id`, `tier`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cool_offs` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`escalation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`until` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`escalation_id`) REFERENCES `escalations`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cool_offs_of_escalation` ON `cool_offs` (`organisation_id`,`escalation_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `cool_offs_by_person` ON `cool_offs` (`organisation_id`,`user_id`,`ended_at`,`until`);--> statement-breakpoint
CREATE TABLE `follow_up_messages` (
	`organisation_id` text NOT NULL,
	`escalation_id` text NOT NULL,
	`message` text NOT NULL,
	`answer` text,
	PRIMARY KEY(`organisation_id`, `escalation_id`),
	FOREIGN KEY (`organisation_id`,`escalation_id`) REFERENCES `escalations`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `hand_overs` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`escalation_id` text NOT NULL,
	`direction` text NOT NULL,
	`from_tier` integer NOT NULL,
	`to_tier` integer NOT NULL,
	`handed_at` integer NOT NULL,
	`handed_by` text NOT NULL,
	`assignee_id` text,
	`within_minutes` integer,
	`taken_at` integer,
	`taken_by` text,
	`ended_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`escalation_id`) REFERENCES `escalations`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`assignee_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `hand_overs_of_escalation` ON `hand_overs` (`organisation_id`,`escalation_id`,`handed_at`);--> statement-breakpoint
CREATE INDEX `hand_overs_by_assignee` ON `hand_overs` (`organisation_id`,`assignee_id`,`ended_at`);--> statement-breakpoint
CREATE TABLE `replies` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`escalation_id` text NOT NULL,
	`author_id` text NOT NULL,
	`state` text NOT NULL,
	`wording` text NOT NULL,
	`reader_id` text,
	`asked_at` integer,
	`answered_at` integer,
	`suggestion` text,
	`note` text,
	`settled` text,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`escalation_id`) REFERENCES `escalations`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`author_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`reader_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `replies_of_escalation` ON `replies` (`organisation_id`,`escalation_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `replies_by_reader` ON `replies` (`organisation_id`,`reader_id`,`state`,`asked_at`);--> statement-breakpoint
CREATE INDEX `replies_by_author` ON `replies` (`organisation_id`,`author_id`,`state`,`answered_at`);
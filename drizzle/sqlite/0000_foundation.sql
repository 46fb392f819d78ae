CREATE TABLE `audit_entries` (
	`organisation_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`subject_id` text,
	`action` text NOT NULL,
	`details` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `sequence`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_entries_by_actor` ON `audit_entries` (`organisation_id`,`actor_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_subject` ON `audit_entries` (`organisation_id`,`subject_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_action` ON `audit_entries` (`organisation_id`,`action`,`sequence`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_time` ON `audit_entries` (`organisation_id`,`at`);--> statement-breakpoint
CREATE TABLE `brands` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `brands_name` ON `brands` (`organisation_id`,`name`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`email` text NOT NULL,
	`is_admin` integer NOT NULL,
	`memberships` text NOT NULL,
	`token_hash` text NOT NULL,
	`invited_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`revoked_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitations_by_email` ON `invitations` (`organisation_id`,`email`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`organisation_id` text NOT NULL,
	`team_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `user_id`, `team_id`),
	FOREIGN KEY (`organisation_id`,`team_id`) REFERENCES `teams`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memberships_team` ON `memberships` (`organisation_id`,`team_id`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`locale` text NOT NULL,
	`currency` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `password_resets` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `password_resets_token` ON `password_resets` (`token_hash`);--> statement-breakpoint
CREATE INDEX `password_resets_user` ON `password_resets` (`organisation_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`device` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_id` ON `sessions` (`id`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`organisation_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `teams` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `teams_name` ON `teams` (`organisation_id`,`name`);--> statement-breakpoint
CREATE TABLE `throttles` (
	`organisation_id` text NOT NULL,
	`key` text NOT NULL,
	`failures` integer NOT NULL,
	`window_started_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `key`)
);
--> statement-breakpoint
CREATE TABLE `users` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`is_admin` integer NOT NULL,
	`created_at` integer NOT NULL,
	`deactivated_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE INDEX `users_by_name` ON `users` (`organisation_id`,`name`,`id`);--> statement-breakpoint
CREATE TABLE `escalation_causes` (
	`organisation_id` text NOT NULL,
	`escalation_id` text NOT NULL,
	`cause_id` text NOT NULL,
	`occurred_on` text NOT NULL,
	`team_id` text NOT NULL,
	`brand_id` text,
	`channel_id` text,
	`avoidable` text,
	`severity` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `escalation_id`, `cause_id`),
	FOREIGN KEY (`organisation_id`,`escalation_id`) REFERENCES `escalations`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`cause_id`) REFERENCES `taxonomy_entries`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `escalation_causes_combined_of_team` ON `escalation_causes` (`organisation_id`,`team_id`,`occurred_on`,`brand_id`,`channel_id`,`cause_id`,`escalation_id`);--> statement-breakpoint
CREATE INDEX `escalation_causes_combined` ON `escalation_causes` (`organisation_id`,`occurred_on`,`team_id`,`brand_id`,`channel_id`,`cause_id`,`avoidable`,`severity`,`escalation_id`);--> statement-breakpoint
CREATE INDEX `escalation_causes_cases` ON `escalation_causes` (`organisation_id`,`cause_id`,`occurred_on`,`escalation_id`);--> statement-breakpoint
CREATE TABLE `escalation_days` (
	`organisation_id` text NOT NULL,
	`scope` text NOT NULL,
	`scope_id` text NOT NULL,
	`dimension` text NOT NULL,
	`day` text NOT NULL,
	`monday` text NOT NULL,
	`value` text NOT NULL,
	`records` integer NOT NULL,
	`avoidable` integer NOT NULL,
	`severity` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `scope`, `scope_id`, `dimension`, `day`, `value`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `escalation_events` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`escalation_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`kind` text NOT NULL,
	`details` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`escalation_id`) REFERENCES `escalations`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `escalation_events_timeline` ON `escalation_events` (`organisation_id`,`escalation_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `escalations` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`team_id` text NOT NULL,
	`brand_id` text,
	`channel_id` text,
	`reason_id` text,
	`first_line_id` text,
	`outcome_id` text,
	`severity` integer NOT NULL,
	`tier` integer NOT NULL,
	`summary` text NOT NULL,
	`customer_reference` text NOT NULL,
	`order_reference` text NOT NULL,
	`avoidable` text,
	`authority_limit` integer,
	`amount` integer,
	`occurred_at` integer NOT NULL,
	`occurred_on` text NOT NULL,
	`logged_at` integer NOT NULL,
	`logged_by` text,
	`state` text NOT NULL,
	`resolved_at` integer,
	`resolved_on` text,
	`follow_up_due_on` text,
	`follow_up_done_at` integer,
	`follow_up_result` text,
	`import_id` text,
	`source_key` text,
	`source_reference` text,
	`version` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`team_id`) REFERENCES `teams`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`brand_id`) REFERENCES `brands`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`channel_id`) REFERENCES `taxonomy_entries`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`reason_id`) REFERENCES `taxonomy_entries`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`first_line_id`) REFERENCES `taxonomy_entries`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`outcome_id`) REFERENCES `taxonomy_entries`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`logged_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `escalations_by_day` ON `escalations` (`organisation_id`,`occurred_on`,`id`);--> statement-breakpoint
CREATE INDEX `escalations_by_team` ON `escalations` (`organisation_id`,`team_id`,`occurred_on`,`id`);--> statement-breakpoint
CREATE INDEX `escalations_by_follow_up` ON `escalations` (`organisation_id`,`follow_up_due_on`);--> statement-breakpoint
CREATE INDEX `escalations_by_logger` ON `escalations` (`organisation_id`,`logged_by`,`state`,`occurred_on`,`id`);--> statement-breakpoint
CREATE INDEX `escalations_by_state` ON `escalations` (`organisation_id`,`state`,`occurred_on`,`id`,`team_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `escalations_source` ON `escalations` (`organisation_id`,`source_key`);--> statement-breakpoint
CREATE INDEX `escalations_combined_of_team` ON `escalations` (`organisation_id`,`team_id`,`occurred_on`,`brand_id`,`channel_id`,`reason_id`);--> statement-breakpoint
CREATE INDEX `escalations_combined` ON `escalations` (`organisation_id`,`occurred_on`,`team_id`,`brand_id`,`channel_id`,`reason_id`,`first_line_id`,`outcome_id`,`avoidable`,`severity`);--> statement-breakpoint
CREATE TABLE `taxonomy_entries` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text,
	`name` text NOT NULL,
	`parent_id` text,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`parent_id`) REFERENCES `taxonomy_entries`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `taxonomy_entries_name` ON `taxonomy_entries` (`organisation_id`,`kind`,`name`);--> statement-breakpoint
CREATE TABLE `fix_teams` (
	`organisation_id` text NOT NULL,
	`fix_id` text NOT NULL,
	`team_id` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `fix_id`, `team_id`),
	FOREIGN KEY (`organisation_id`,`fix_id`) REFERENCES `fixes`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`team_id`) REFERENCES `teams`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `fix_teams_team` ON `fix_teams` (`organisation_id`,`team_id`,`fix_id`);--> statement-breakpoint
CREATE TABLE `fixes` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`why` text NOT NULL,
	`measure` text NOT NULL,
	`status` text NOT NULL,
	`cause_id` text,
	`suggestion_key` text,
	`evidence` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`cause_id`) REFERENCES `taxonomy_entries`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`created_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `fixes_by_status` ON `fixes` (`organisation_id`,`status`,`id`);--> statement-breakpoint
CREATE TABLE `suggestion_decisions` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`suggestion_key` text NOT NULL,
	`teams` text NOT NULL,
	`title` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text,
	`until` text,
	`fix_id` text,
	`evidence` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `suggestion_key`, `teams`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`fix_id`) REFERENCES `fixes`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`decided_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `suggestion_decisions_id` ON `suggestion_decisions` (`organisation_id`,`id`);--> statement-breakpoint
CREATE TABLE `import_rejections` (
	`organisation_id` text NOT NULL,
	`import_id` text NOT NULL,
	`line` integer NOT NULL,
	`code` text NOT NULL,
	`reason` text NOT NULL,
	`cells` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `import_id`, `line`),
	FOREIGN KEY (`organisation_id`,`import_id`) REFERENCES `imports`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `import_sources` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`mapping` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_sources_name` ON `import_sources` (`organisation_id`,`name`);--> statement-breakpoint
CREATE TABLE `imports` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`source_id` text NOT NULL,
	`team_id` text NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`byte_count` integer NOT NULL,
	`is_utf8` integer NOT NULL,
	`format` text NOT NULL,
	`profile` text NOT NULL,
	`mapping` text NOT NULL,
	`state` text NOT NULL,
	`counts` text NOT NULL,
	`findings` text NOT NULL,
	`failure` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`source_id`) REFERENCES `import_sources`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`team_id`) REFERENCES `teams`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`created_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `imports_by_time` ON `imports` (`organisation_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `imports_by_file` ON `imports` (`organisation_id`,`file_hash`);
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
--> statement-breakpoint
-- `INSERT OR REPLACE` deletes without firing the delete trigger.
CREATE TRIGGER audit_entries_no_replace BEFORE INSERT ON audit_entries
WHEN EXISTS (SELECT 1 FROM audit_entries WHERE organisation_id = NEW.organisation_id AND sequence >= NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TABLE `case_debrief_answers` (
	`organisation_id` text NOT NULL,
	`debrief_id` text NOT NULL,
	`question` text NOT NULL,
	`text` text NOT NULL,
	`version` integer NOT NULL,
	`edited_by` text NOT NULL,
	`edited_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `debrief_id`, `question`),
	FOREIGN KEY (`organisation_id`,`debrief_id`) REFERENCES `case_debriefs`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`edited_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `case_debrief_causes` (
	`organisation_id` text NOT NULL,
	`debrief_id` text NOT NULL,
	`cause_id` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `debrief_id`, `cause_id`),
	FOREIGN KEY (`organisation_id`,`debrief_id`) REFERENCES `case_debriefs`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`cause_id`) REFERENCES `taxonomy_entries`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `case_debriefs` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`team_id` text NOT NULL,
	`title` text NOT NULL,
	`escalation_id` text,
	`incident_id` text,
	`created_by` text NOT NULL,
	`colleague_id` text,
	`visibility` text NOT NULL,
	`created_at` integer NOT NULL,
	`rests_until` integer,
	`finished_at` integer,
	`outcome` text,
	`outcome_note` text NOT NULL,
	`fix_id` text,
	`version` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`team_id`) REFERENCES `teams`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`created_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`colleague_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`fix_id`) REFERENCES `fixes`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_debriefs_author` ON `case_debriefs` (`organisation_id`,`created_by`,`id`);--> statement-breakpoint
CREATE INDEX `case_debriefs_colleague` ON `case_debriefs` (`organisation_id`,`colleague_id`,`id`);--> statement-breakpoint
CREATE INDEX `case_debriefs_team` ON `case_debriefs` (`organisation_id`,`team_id`,`visibility`,`finished_at`);--> statement-breakpoint
CREATE INDEX `case_debriefs_escalation` ON `case_debriefs` (`organisation_id`,`escalation_id`);--> statement-breakpoint
CREATE INDEX `case_debriefs_incident` ON `case_debriefs` (`organisation_id`,`incident_id`);
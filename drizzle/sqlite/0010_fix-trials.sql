CREATE TABLE `fix_cycles` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`fix_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`owner_id` text NOT NULL,
	`measure_key` text NOT NULL,
	`measure_name` text NOT NULL,
	`baseline_from` text NOT NULL,
	`baseline_to` text NOT NULL,
	`baseline` text,
	`predicted_drop` integer NOT NULL,
	`start_on` text NOT NULL,
	`check_on` text NOT NULL,
	`changed_since` text,
	`started_at` integer,
	`ended_on` text,
	`ended_reason` text,
	`decision` text,
	`decision_reason` text,
	`decided_at` integer,
	`decided_by` text,
	`verdict` text,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`fix_id`) REFERENCES `fixes`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`owner_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`decided_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "fix_cycles_days" CHECK(baseline_from <= baseline_to and baseline_to < start_on and start_on < check_on),
	CONSTRAINT "fix_cycles_prediction" CHECK(predicted_drop between 1 and 99),
	CONSTRAINT "fix_cycles_frozen" CHECK((state in ('draft', 'planned')) = (baseline is null) and (baseline is null) = (started_at is null)),
	CONSTRAINT "fix_cycles_decided" CHECK((state = 'decided') = (decision is not null) and (decision is null) = (decided_at is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `fix_cycles_number` ON `fix_cycles` (`organisation_id`,`fix_id`,`number`);--> statement-breakpoint
CREATE INDEX `fix_cycles_by_state` ON `fix_cycles` (`organisation_id`,`state`,`check_on`);--> statement-breakpoint
CREATE INDEX `fix_cycles_by_measure` ON `fix_cycles` (`organisation_id`,`measure_key`,`start_on`);--> statement-breakpoint
CREATE TABLE `fix_events` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`fix_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`kind` text NOT NULL,
	`details` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`fix_id`) REFERENCES `fixes`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`actor_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `fix_events_story` ON `fix_events` (`organisation_id`,`fix_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `fix_votes` (
	`organisation_id` text NOT NULL,
	`fix_id` text NOT NULL,
	`user_id` text NOT NULL,
	`voted_at` integer NOT NULL,
	`moved_from` text,
	PRIMARY KEY(`organisation_id`, `fix_id`, `user_id`),
	FOREIGN KEY (`organisation_id`,`fix_id`) REFERENCES `fixes`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`moved_from`) REFERENCES `fixes`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `fixes` ADD `owner_id` text;--> statement-breakpoint
ALTER TABLE `fixes` ADD `status_since` integer;--> statement-breakpoint
ALTER TABLE `fixes` ADD `declined_reason` text;--> statement-breakpoint
ALTER TABLE `fixes` ADD `duplicate_of` text;--> statement-breakpoint
ALTER TABLE `fixes` ADD `outside_owner` text;--> statement-breakpoint
ALTER TABLE `fixes` ADD `outside_since` text;--> statement-breakpoint
ALTER TABLE `fixes` ADD `votes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `fixes` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE TRIGGER fix_cycles_plan_frozen BEFORE UPDATE OF fix_id, number, owner_id, measure_key, measure_name, baseline_from, baseline_to, baseline, predicted_drop, start_on, check_on, changed_since, started_at ON fix_cycles
WHEN OLD.started_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the plan of a trial that has started is frozen'); END;

ALTER TABLE `imports` ADD `undo` text;--> statement-breakpoint
CREATE INDEX `escalations_by_import` ON `escalations` (`organisation_id`,`import_id`,`id`);
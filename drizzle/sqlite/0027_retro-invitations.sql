ALTER TABLE `retro_participants` ADD `is_from_outside` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `retro_participants` SET `is_from_outside` = true WHERE `invited_at` > (SELECT `created_at` FROM `retros` WHERE `retros`.`organisation_id` = `retro_participants`.`organisation_id` AND `retros`.`id` = `retro_participants`.`retro_id`);

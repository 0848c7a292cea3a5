-- schemarunner:expect drop foreign key fk_kelompok_nelayan_jenis_usaha
-- Reverts 0007: the foreign key goes, the column stays.

ALTER TABLE mst_kelompok_nelayan DROP CONSTRAINT fk_kelompok_nelayan_jenis_usaha;

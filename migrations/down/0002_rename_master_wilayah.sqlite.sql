-- Reverts 0002: tables and indexes take their old names back.
-- SQLite can't rename an index: each is dropped and created again on the same columns.

ALTER TABLE mst_provinsi RENAME TO provinces;
DROP INDEX idx_mst_provinsi_name_lower;
CREATE INDEX idx_provinces_name_lower ON "provinces" (name);

ALTER TABLE mst_kabupaten RENAME TO regencies;
DROP INDEX idx_mst_kabupaten_province_id;
CREATE INDEX idx_regencies_province_id ON "regencies" (province_id);
DROP INDEX idx_mst_kabupaten_name_lower;
CREATE INDEX idx_regencies_name_lower ON "regencies" (name);
DROP INDEX idx_mst_kabupaten_province_name;
CREATE INDEX idx_regencies_province_name ON "regencies" (province_id, name);

ALTER TABLE mst_kecamatan RENAME TO districts;
DROP INDEX idx_mst_kecamatan_regency_id;
CREATE INDEX idx_districts_regency_id ON "districts" (regency_id);
DROP INDEX idx_mst_kecamatan_name_lower;
CREATE INDEX idx_districts_name_lower ON "districts" (name);
DROP INDEX idx_mst_kecamatan_regency_name;
CREATE INDEX idx_districts_regency_name ON "districts" (regency_id, name);

ALTER TABLE mst_desa RENAME TO villages;
DROP INDEX idx_mst_desa_district_id;
CREATE INDEX idx_villages_district_id ON "villages" (district_id);
DROP INDEX idx_mst_desa_name_lower;
CREATE INDEX idx_villages_name_lower ON "villages" (name);
DROP INDEX idx_mst_desa_district_name;
CREATE INDEX idx_villages_district_name ON "villages" (district_id, name);

-- Section 5.2, phase 1: the administrative areas become mst_ tables; the listed indexes take the new names.
-- SQLite can't rename an index: each is dropped and created again on the same columns.

ALTER TABLE villages RENAME TO mst_desa;
DROP INDEX idx_villages_district_id;
CREATE INDEX idx_mst_desa_district_id ON "mst_desa" (district_id);
DROP INDEX idx_villages_name_lower;
CREATE INDEX idx_mst_desa_name_lower ON "mst_desa" (name);
DROP INDEX idx_villages_district_name;
CREATE INDEX idx_mst_desa_district_name ON "mst_desa" (district_id, name);

ALTER TABLE districts RENAME TO mst_kecamatan;
DROP INDEX idx_districts_regency_id;
CREATE INDEX idx_mst_kecamatan_regency_id ON "mst_kecamatan" (regency_id);
DROP INDEX idx_districts_name_lower;
CREATE INDEX idx_mst_kecamatan_name_lower ON "mst_kecamatan" (name);
DROP INDEX idx_districts_regency_name;
CREATE INDEX idx_mst_kecamatan_regency_name ON "mst_kecamatan" (regency_id, name);

ALTER TABLE regencies RENAME TO mst_kabupaten;
DROP INDEX idx_regencies_province_id;
CREATE INDEX idx_mst_kabupaten_province_id ON "mst_kabupaten" (province_id);
DROP INDEX idx_regencies_name_lower;
CREATE INDEX idx_mst_kabupaten_name_lower ON "mst_kabupaten" (name);
DROP INDEX idx_regencies_province_name;
CREATE INDEX idx_mst_kabupaten_province_name ON "mst_kabupaten" (province_id, name);

ALTER TABLE provinces RENAME TO mst_provinsi;
DROP INDEX idx_provinces_name_lower;
CREATE INDEX idx_mst_provinsi_name_lower ON "mst_provinsi" (name);

-- Reverts 0002: tables and indexes take their old names back.

ALTER TABLE mst_provinsi RENAME TO provinces;
ALTER INDEX idx_mst_provinsi_name_lower RENAME TO idx_provinces_name_lower;

ALTER TABLE mst_kabupaten RENAME TO regencies;
ALTER INDEX idx_mst_kabupaten_province_id RENAME TO idx_regencies_province_id;
ALTER INDEX idx_mst_kabupaten_name_lower RENAME TO idx_regencies_name_lower;
ALTER INDEX idx_mst_kabupaten_province_name RENAME TO idx_regencies_province_name;

ALTER TABLE mst_kecamatan RENAME TO districts;
ALTER INDEX idx_mst_kecamatan_regency_id RENAME TO idx_districts_regency_id;
ALTER INDEX idx_mst_kecamatan_name_lower RENAME TO idx_districts_name_lower;
ALTER INDEX idx_mst_kecamatan_regency_name RENAME TO idx_districts_regency_name;

ALTER TABLE mst_desa RENAME TO villages;
ALTER INDEX idx_mst_desa_district_id RENAME TO idx_villages_district_id;
ALTER INDEX idx_mst_desa_name_lower RENAME TO idx_villages_name_lower;
ALTER INDEX idx_mst_desa_district_name RENAME TO idx_villages_district_name;

-- Section 5.2, phase 1: the administrative areas become mst_ tables; the listed indexes take the new names.
-- Names of primary and foreign keys stay, as in the document, so that the way back is exact.

ALTER TABLE villages RENAME TO mst_desa;
ALTER INDEX idx_villages_district_id RENAME TO idx_mst_desa_district_id;
ALTER INDEX idx_villages_name_lower RENAME TO idx_mst_desa_name_lower;
ALTER INDEX idx_villages_district_name RENAME TO idx_mst_desa_district_name;

ALTER TABLE districts RENAME TO mst_kecamatan;
ALTER INDEX idx_districts_regency_id RENAME TO idx_mst_kecamatan_regency_id;
ALTER INDEX idx_districts_name_lower RENAME TO idx_mst_kecamatan_name_lower;
ALTER INDEX idx_districts_regency_name RENAME TO idx_mst_kecamatan_regency_name;

ALTER TABLE regencies RENAME TO mst_kabupaten;
ALTER INDEX idx_regencies_province_id RENAME TO idx_mst_kabupaten_province_id;
ALTER INDEX idx_regencies_name_lower RENAME TO idx_mst_kabupaten_name_lower;
ALTER INDEX idx_regencies_province_name RENAME TO idx_mst_kabupaten_province_name;

ALTER TABLE provinces RENAME TO mst_provinsi;
ALTER INDEX idx_provinces_name_lower RENAME TO idx_mst_provinsi_name_lower;

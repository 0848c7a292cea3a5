-- Section 5.2, phase 2: organization, staff and fisherman groups become mst_ tables.
-- Foreign keys follow their tables; sequences keep their names, as in the document.

ALTER TABLE roles RENAME TO mst_role;
ALTER TABLE organisasi RENAME TO mst_organisasi;
ALTER TABLE unit_pelaksanaan_teknis RENAME TO mst_upt;
ALTER TABLE pegawai RENAME TO mst_pegawai;
ALTER TABLE penyuluh RENAME TO mst_penyuluh;
ALTER TABLE kelompok_nelayan RENAME TO mst_kelompok_nelayan;

-- Reverts 0003: the tables take their old names back.

ALTER TABLE mst_kelompok_nelayan RENAME TO kelompok_nelayan;
ALTER TABLE mst_penyuluh RENAME TO penyuluh;
ALTER TABLE mst_pegawai RENAME TO pegawai;
ALTER TABLE mst_upt RENAME TO unit_pelaksanaan_teknis;
ALTER TABLE mst_organisasi RENAME TO organisasi;
ALTER TABLE mst_role RENAME TO roles;

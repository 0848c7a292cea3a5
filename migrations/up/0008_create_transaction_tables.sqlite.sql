-- Section 5.2, phase 7: the four new transaction tables (section 3.3).

CREATE TABLE trx_produksi_hasil_tangkapan (
    id integer PRIMARY KEY AUTOINCREMENT,
    kelompok_nelayan_id integer NOT NULL REFERENCES mst_kelompok_nelayan (id),
    kapal_id integer REFERENCES mst_kapal (id),
    tanggal_produksi date NOT NULL,
    komoditas_id integer NOT NULL REFERENCES mst_komoditas (id),
    alat_tangkap_id integer REFERENCES mst_alat_tangkap (id),
    jumlah_produksi decimal(15,2) NOT NULL,
    satuan varchar(50) NOT NULL,
    harga_jual decimal(15,2),
    total_nilai decimal(15,2),
    lokasi_penangkapan varchar(255),
    koordinat_latitude decimal(10,8),
    koordinat_longitude decimal(11,8),
    keterangan text,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX idx_trx_produksi_kelompok ON trx_produksi_hasil_tangkapan (kelompok_nelayan_id);
CREATE INDEX idx_trx_produksi_tanggal ON trx_produksi_hasil_tangkapan (tanggal_produksi);
CREATE INDEX idx_trx_produksi_komoditas ON trx_produksi_hasil_tangkapan (komoditas_id);
CREATE INDEX idx_trx_produksi_kelompok_tanggal ON trx_produksi_hasil_tangkapan (kelompok_nelayan_id, tanggal_produksi);

CREATE TABLE trx_bantuan (
    id integer PRIMARY KEY AUTOINCREMENT,
    no_bantuan varchar(50) NOT NULL UNIQUE,
    jenis_bantuan_id integer NOT NULL REFERENCES mst_jenis_bantuan (id),
    kelompok_nelayan_id integer NOT NULL REFERENCES mst_kelompok_nelayan (id),
    penyuluh_id integer NOT NULL REFERENCES mst_penyuluh (id),
    tanggal_penyaluran date NOT NULL,
    jumlah decimal(15,2) NOT NULL,
    satuan varchar(50) NOT NULL,
    nilai_bantuan decimal(15,2) NOT NULL,
    sumber_dana varchar(255),
    tahun_anggaran integer NOT NULL,
    status_penyaluran varchar(50) NOT NULL DEFAULT 'Direncanakan',
    tanggal_selesai date,
    bukti_penyaluran_url varchar(500),
    keterangan text,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX idx_trx_bantuan_kelompok ON trx_bantuan (kelompok_nelayan_id);
CREATE INDEX idx_trx_bantuan_tanggal ON trx_bantuan (tanggal_penyaluran);
CREATE INDEX idx_trx_bantuan_status ON trx_bantuan (status_penyaluran);
CREATE INDEX idx_trx_bantuan_tahun_status ON trx_bantuan (tahun_anggaran, status_penyaluran);

CREATE TABLE trx_pelatihan (
    id integer PRIMARY KEY AUTOINCREMENT,
    no_pelatihan varchar(50) NOT NULL UNIQUE,
    jenis_pelatihan_id integer NOT NULL REFERENCES mst_jenis_pelatihan (id),
    nama_pelatihan varchar(255) NOT NULL,
    penyelenggara varchar(255) NOT NULL,
    penyuluh_id integer REFERENCES mst_penyuluh (id),
    tanggal_mulai date NOT NULL,
    tanggal_selesai date NOT NULL,
    lokasi varchar(255) NOT NULL,
    jumlah_peserta integer NOT NULL DEFAULT 0,
    target_peserta integer NOT NULL,
    peserta_kelompok text,
    narasumber varchar(255),
    biaya decimal(15,2),
    sumber_dana varchar(255),
    status_pelatihan varchar(50) NOT NULL DEFAULT 'Direncanakan',
    hasil_evaluasi text,
    dokumentasi_url varchar(500),
    keterangan text,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX idx_trx_pelatihan_tanggal ON trx_pelatihan (tanggal_mulai);
CREATE INDEX idx_trx_pelatihan_status ON trx_pelatihan (status_pelatihan);
CREATE INDEX idx_trx_pelatihan_tanggal_status ON trx_pelatihan (tanggal_mulai, status_pelatihan);

CREATE TABLE trx_sertifikasi (
    id integer PRIMARY KEY AUTOINCREMENT,
    no_sertifikat varchar(50) NOT NULL UNIQUE,
    jenis_sertifikasi_id integer NOT NULL REFERENCES mst_jenis_sertifikasi (id),
    kelompok_nelayan_id integer NOT NULL REFERENCES mst_kelompok_nelayan (id),
    penyuluh_id integer REFERENCES mst_penyuluh (id),
    tanggal_terbit date NOT NULL,
    tanggal_berlaku date NOT NULL,
    tanggal_kadaluarsa date NOT NULL,
    lembaga_penerbit varchar(255) NOT NULL,
    status_sertifikat varchar(50) NOT NULL DEFAULT 'Aktif',
    file_sertifikat_url varchar(500),
    keterangan text,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX idx_trx_sertifikasi_kelompok ON trx_sertifikasi (kelompok_nelayan_id);
CREATE INDEX idx_trx_sertifikasi_kadaluarsa ON trx_sertifikasi (tanggal_kadaluarsa);
CREATE INDEX idx_trx_sertifikasi_status ON trx_sertifikasi (status_sertifikat);
CREATE INDEX idx_trx_sertifikasi_kelompok_status ON trx_sertifikasi (kelompok_nelayan_id, status_sertifikat);

import type { LineWords } from '../../recognition/lines/lexicon';

/** General vocabulary of Indonesian news sites, phrases divided by `|`. */
export const LINES: LineWords = {
  cues: {
    follow:
      'ikuti kami|ikuti kami di|ikuti|gabung|bergabung|dapatkan update|simak breaking news|saluran whatsapp',
    share: 'bagikan|bagikan artikel|sebarkan|salin tautan|salin link|suka|dilihat|kali dibaca',
    comment:
      'komentar|tulis komentar|tinggalkan komentar|beri komentar|kirim komentar|jadilah yang pertama|' +
      'belum ada komentar|lihat komentar|masuk untuk berkomentar',
    popular:
      'terpopuler|berita terpopuler|paling banyak dibaca|terkini|berita terkini|berita terbaru|trending|sorotan',
    related:
      'baca juga|lihat juga|simak juga|tonton juga|berita terkait|artikel terkait|topik terkait|baca selengkapnya|' +
      'selengkapnya|rekomendasi|rekomendasi untuk anda|artikel lainnya|berita lainnya|halaman selanjutnya',
    tags: 'tag|topik|kata kunci|label',
    contact: 'hubungi kami|kontak|alamat redaksi|alamat|telepon|surel|layanan pengaduan|kirim tulisan',
    rights:
      'hak cipta|hak cipta dilindungi|hak cipta dilindungi undang undang|dilarang mengutip|dilarang keras|' +
      'tanpa izin tertulis|pedoman media siber|kebijakan privasi|syarat dan ketentuan|ketentuan penggunaan|disclaimer',
    publisher:
      'pemimpin redaksi|redaksi|penanggung jawab|dewan pers|penerbit|wakil pemimpin redaksi|susunan redaksi',
    tools: 'cetak|simpan|dengarkan|ukuran huruf|laporkan|perbesar|unduh|mode gelap',
    navigation:
      'beranda|tentang kami|karier|peta situs|cari|pencarian|menu|kembali ke atas|indeks|info iklan|semua berita|' +
      'lihat semua|lainnya|tutup',
    app: 'unduh aplikasi|aplikasi|pindai kode qr|versi desktop|versi mobile',
    advertising:
      'iklan|pasang iklan|advertorial|konten bersponsor|lanjutkan dengan konten|gulir untuk melanjutkan',
    account: 'masuk|daftar|keluar|akun|akun saya|berlangganan|langganan|lupa kata sandi|buletin',
    paging: 'halaman|selanjutnya|sebelumnya|berikutnya|halaman berikutnya',
    section:
      'nasional|internasional|ekonomi|bisnis|keuangan|politik|hukum|olahraga|sepak bola|bola|hiburan|gaya hidup|' +
      'teknologi|sains|kesehatan|pendidikan|otomotif|properti|wisata|kuliner|daerah|metropolitan|megapolitan|opini|' +
      'kolom|tajuk|foto|video|infografis|cek fakta|edukasi|regional|sosok|budaya',
    credit: 'foto|sumber|sumber foto|dok|dokumentasi|ilustrasi|tangkapan layar|grafis',
    author: 'penulis|editor|reporter|pewarta|oleh|laporan|kontributor|tim redaksi|wartawan',
    updated:
      'diperbarui|diterbitkan|tayang|wib|wita|wit|senin|selasa|rabu|kamis|jumat|sabtu|minggu|januari|februari|maret|' +
      'april|mei|juni|juli|agustus|september|oktober|november|desember|jam lalu|menit lalu|hari lalu|jam yang lalu',
  },
  by: 'oleh penulis reporter pewarta editor laporan',
  scenes: 'suasana|pemandangan|potret|foto udara|tampak depan|dari kiri',
  sides: 'kiri kanan tengah',
  pictures: 'foto gambar',
  credits: 'foto sumber dok dokumentasi',
  domains: 'id co',
};

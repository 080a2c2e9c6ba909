import assert from 'node:assert/strict';
import { classified } from './page';

/** Pages with the habits of many kinds of sites; all invented. */
const PAGES: Readonly<Record<string, string>> = {
  'an article without any chrome': `
    title> Hồ Ba Bể đón lượng khách kỷ lục dịp nghỉ lễ

    lead> Ban quản lý hồ Ba Bể cho biết đã đón hơn 18.000 lượt khách trong bốn ngày nghỉ, cao nhất từ năm 2019.

    body> Theo ông Triệu Văn Páo, phó trưởng ban, phần lớn khách đi theo gia đình và lưu trú ít nhất một đêm.
    body> Các nhà nghỉ ở bản Pác Ngòi kín phòng từ tuần trước. Giá phòng được niêm yết và giữ ổn định.
    body> "Chúng tôi chưa bao giờ đông khách như vậy", chị Hoàng Thị Lả, chủ một nhà nghỉ, nói.
    body> Ban quản lý dự kiến bổ sung 12 xuồng máy trước mùa hè.
  `,
  'a menu with an item a line above the title, tags a line each': `
    boil> Trang chủ
    boil> Thời sự
    boil> Thế giới
    boil> Kinh tế
    boil> Nông thôn mới
    boil> Bạn đọc viết
    boil> Multimedia
    boil> Podcast
    boil> Tất cả
    boil> Kinh tế
    title> Làng chiếu Cà Hom vào vụ tết sớm hơn mọi năm
    byline> Thạch Sa Ray
    byline> 21/10/2025 08:14 (GMT+7)
    lead> Các hộ dệt chiếu ở ấp Cà Hom đã tăng gấp đôi số khung dệt từ đầu tháng để kịp giao hàng trước tết.
    body> Theo hợp tác xã, đơn hàng đã kín đến giữa tháng chạp. Mỗi đôi chiếu hoa có giá từ 600.000 đến 900.000 đồng, cao hơn năm ngoái khoảng một phần mười do lác nguyên liệu lên giá.
    caption> Làng chiếu Cà Hom vào vụ tết sớm hơn mọi năm - Ảnh 1.
    body> Bà Thạch Thị Son, người có 40 năm theo nghề, nói lớp trẻ trong ấp đã quay lại với khung dệt. Bà dạy nghề cho 15 người trong năm qua và không lấy tiền công.
    body> Xã đang làm hồ sơ để chiếu Cà Hom được công nhận là sản phẩm bốn sao.
    boil> Từ khóa:
    boil> chiếu Cà Hom
    boil> làng nghề
    boil> hàng tết
    boil> Bình luận (0)
    boil> Email của bạn sẽ không được công khai
  `,
  'an article alone with a lead that is broken off': `
    title> Con đường hoa của những người hưu trí
    lead> Ba năm trước, không ai trong khu phố nghĩ rằng bãi rác cũ ven kênh lại có ngày thành nơi chụp ảnh cưới...
    body> Ông Đỗ Văn Sáu là người đầu tiên mang cuốc ra dọn bãi rác. Sau một tháng, mười hai người cùng khu phố theo ông.
    body> Họ góp tiền lương hưu mua cây giống và thay nhau tưới mỗi sáng.
    body> Nay con đường dài 400 m có hơn hai mươi loài hoa. Phường đã lắp đèn và ghế đá cho người đi bộ.
  `,
  'paragraphs of one sentence, an author at the end and a list of links': `
    boil> Thế giới
    boil> Châu Á
    byline> Thứ ba, 4/3/2025, 06:15 (GMT+7)
    title> Nhật Bản dập tắt đám cháy rừng lớn nhất trong ba thập kỷ
    lead> Hơn 2.000 lính cứu hỏa được huy động tới Ofunato, nơi lửa đã thiêu rụi 2.900 ha rừng trong một tuần.
    body> Giới chức tỉnh Iwate ngày 3/3 cho biết đám cháy đã được khống chế nhờ mưa lớn.
    body> Khoảng 4.600 người phải rời nhà từ cuối tháng hai, nhiều người trú tại nhà thi đấu.
    caption> Trực thăng thả nước xuống rừng ở Ofunato ngày 1/3. Ảnh: Kyodo
    body> Thị trưởng Ofunato nói lệnh sơ tán sẽ được dỡ bỏ theo từng khu vực.
    body> Nguyên nhân vụ cháy đang được điều tra.
    body> Các chuyên gia cho rằng mùa đông khô hạn khiến lửa lan nhanh hơn mọi năm.
    byline> Hồng Vân (Theo Kyodo, NHK)
    boil> Trở lại Thế giới
    boil> Chia sẻ
    boil> Động đất làm rung chuyển đảo Hokkaido
    boil> Tàu cá mất tích ngoài khơi Nagasaki
    boil> Vì sao cháy rừng ở Nhật ngày càng khó dập
  `,
  'teasers with headline, its repeat and whole summaries that share the topic': `
    title> Thủ tướng Thái Lan bắt đầu chuyến thăm Campuchia
    byline> Minh Đức
    lead> Chuyến thăm hai ngày của Thủ tướng Thái Lan tập trung vào thương mại biên giới và chống lừa đảo trực tuyến.
    boil> Theo dõi Tinbienmoi.vn trên

    body> Tại cuộc hội đàm sáng 23/4, Thủ tướng Thái Lan và Thủ tướng Campuchia nhất trí mở thêm hai cửa khẩu trong năm nay. Hai bên đặt mục tiêu nâng kim ngạch thương mại lên 15 tỷ USD vào năm 2027, đồng thời lập đường dây liên lạc giữa cơ quan cảnh sát hai nước.

    caption> Hai Thủ tướng tại lễ đón ở Phnom Penh. (Nguồn: Khmer Times)

    body> Hai nước cũng bàn về việc trao trả công dân bị lừa bán sang các khu lừa đảo. Phía Campuchia cho biết từ đầu năm đã triệt phá 35 cơ sở và trục xuất hơn 1.200 người nước ngoài.

    body> Giới quan sát nhận định chuyến thăm giúp hai láng giềng gác lại những bất đồng về vùng biển chồng lấn, vốn bị đình trệ suốt nhiều năm qua.

    boil> Thái Lan và Campuchia mở lại đàm phán về vùng biển chồng lấn

    boil> Thái Lan và Campuchia mở lại đàm phán về vùng biển chồng lấn

    boil> Bộ Ngoại giao Thái Lan ngày 20/4 cho biết hai nước sẽ nối lại đàm phán vào tháng sau.

    boil> Campuchia trao trả 59 công dân Thái Lan bị lừa bán

    boil> Campuchia trao trả 59 công dân Thái Lan bị lừa bán

    boil> Nhóm người này được đưa qua cửa khẩu Poipet. Cảnh sát Thái Lan nói nhiều người trong số họ là nghi phạm.

    boil> Kinh tế Thái Lan có thể chỉ tăng 2% trong năm nay

    boil> Kinh tế Thái Lan có thể chỉ tăng 2% trong năm nay

    boil> Ngân hàng trung ương Thái Lan hạ dự báo do xuất khẩu gặp khó và du lịch phục hồi chậm hơn ...

    boil> Xem nhiều

    boil> Đọc thêm

    boil> Giá cà phê hôm nay 23/4: Tăng mạnh trên cả hai sàn

    boil> Giá cà phê hôm nay 23/4: Tăng mạnh trên cả hai sàn

    boil> Giá cà phê trong nước sáng nay tăng 1.200 đồng, giao dịch quanh 132.000 đồng/kg.
    boil> Phiên bản di động
  `,
  'a lead with the name of the paper, captions with dashes, tags and comments': `
    boil> Pháp luật
    boil> Pháp đình
    title> Cựu giám đốc hợp tác xã hầu tòa vì bán khống 300 tấn lúa
    byline> 12/09/2024 10:31 GMT+7
    lead> TMN - Sáng 12-9, tòa án nhân dân tỉnh mở phiên xét xử sơ thẩm một cựu giám đốc hợp tác xã về hành vi chiếm đoạt tài sản.
    caption> Bị cáo tại tòa - Ảnh: THANH MAI
    body> Theo cáo trạng, năm 2022 bị cáo ký hợp đồng bán lúa cho bốn thương lái, nhận cọc 2,1 tỉ đồng nhưng không giao hàng.
    body> Tại tòa, bị cáo thừa nhận hành vi và xin được khắc phục hậu quả.
    boil> >> Bắt nghi phạm trộm 40 bao cà phê ở Đắk Mil
    body> Hội đồng xét xử dự kiến tuyên án vào chiều mai.
    boil> Hãy là người đầu tiên bình luận về bài viết
    boil> Bình luận (5)
    boil> Viết bình luận
    boil> Tags: hợp tác xã, lừa đảo, tòa án
    boil> Tin cùng chuyên mục
    boil> Khởi tố nhóm cho vay lãi nặng ở Cai Lậy
    boil> Công an phát đi thông báo tìm bị hại trong vụ góp vốn trồng sầu riêng...
    boil> Mở rộng điều tra vụ xăng giả
    boil> Thêm ba người bị khởi tố, trong đó có một chủ kho...
    boil> Thông tin tòa soạn - Liên hệ quảng cáo - RSS
    boil> Giấy phép hoạt động báo chí điện tử số 12/GP-BTTTT
  `,
  'an interview with short questions': `
    boil> Trang chủ > Giáo dục
    title> 'Học sinh cần được ngủ thêm 30 phút mỗi sáng'
    byline> Bảo Châu thực hiện
    lead> Trao đổi với chúng tôi, PGS.TS Võ Thị Diễm Hằng cho rằng giờ vào lớp hiện nay quá sớm so với nhịp sinh học của trẻ.
    body> - Thưa bà, vì sao nên lùi giờ vào lớp?
    body> - Ở tuổi dậy thì, cơ thể tiết melatonin muộn hơn. Trẻ ngủ muộn không phải vì hư, mà vì đồng hồ sinh học thay đổi.
    body> - Phụ huynh lo không kịp đưa đón con?
    body> - Lo ngại ấy chính đáng. Tôi đề xuất thí điểm ở các trường gần khu dân cư, nơi trẻ đi bộ đến lớp.
    body> - Bao giờ có thể thí điểm?
    body> - Nếu được chấp thuận, nhóm nghiên cứu sẽ bắt đầu từ học kỳ sau.
    body> Xin cảm ơn bà!
    boil> Chia sẻ bài viết lên Facebook
    boil> Ý kiến của bạn
  `,
  'sub-headings, a bulleted list and numbers inside the article': `
    title> Năm việc cần làm trước khi bão đổ bộ
    lead> Bão dự kiến vào đất liền rạng sáng mai với sức gió cấp 11. Cơ quan phòng chống thiên tai khuyến cáo người dân chuẩn bị sớm.
    body> 1. Gia cố nhà cửa
    body> Chằng chống mái tôn bằng bao cát, mỗi bao nặng 15-20 kg, đặt cách nhau 1,5 m. Tháo dỡ biển quảng cáo, chậu cây trên cao.
    body> 2. Dự trữ lương thực
    body> - Gạo, mì, nước uống cho ít nhất ba ngày.
    body> - Thuốc men, băng gạc, đèn pin và pin dự phòng.
    body> - Sạc đầy điện thoại trước khi mất điện.
    body> 3. Sơ tán khi có lệnh
    body> Người dân ở vùng trũng, ven sông cần rời nhà trước 17h. Lực lượng dân quân sẽ hỗ trợ người già và trẻ nhỏ.
    byline> Hải Yến
    boil> Đọc nhiều
    boil> 1. Bão giật cấp 14, Hải Phòng cấm biển
    boil> 2. Học sinh 9 tỉnh nghỉ học ngày mai
    boil> 3. Cách gia cố cửa kính bằng băng dính có hiệu quả?
  `,
  'dated headlines after the end': `
    boil> CỔNG TIN ĐIỆN TỬ HUYỆN TAM BÌNH
    boil> Giới thiệu | Tin tức | Văn bản | Liên hệ
    title> Tam Bình: Khởi công cầu Cái Sơn Bé
    byline> Cập nhật: 08:02, 17/06/2023
    lead> Sáng 16/6, UBND huyện khởi công xây dựng cầu Cái Sơn Bé, bắc qua rạch cùng tên thuộc xã Mỹ Thạnh Trung. Cầu dài 48 m, rộng 6 m, tổng vốn gần 14 tỷ đồng từ ngân sách tỉnh và xã hội hóa.
    body> Phát biểu tại buổi lễ, phó chủ tịch huyện đề nghị đơn vị thi công bảo đảm tiến độ, hoàn thành trước Tết.
    byline> Tin, ảnh: Nguyễn Nhịn
    boil> Các tin khác
    boil> Tập huấn kỹ thuật nuôi dê cho phụ nữ nghèo (15/06/2023)
    boil> Hội thi bóng chuyền hơi người cao tuổi (14/06/2023)
    boil> Ra quân vệ sinh môi trường hưởng ứng ngày chủ nhật xanh (11/06/2023)
    boil> Trang 1 2 3 4 5 >
    boil> Lượt truy cập: 1.204.551
  `,
  'an English page': `
    boil> The Coastal Examiner
    boil> World | Business | Sport | Opinion
    boil> Subscribe
    title> Ferry operators agree to share rescue boats after storm losses
    byline> By Dana Whitcombe
    byline> March 3, 2025 | 4:12 pm
    boil> Share
    boil> 3 min read
    lead> Three rival companies will pool six rescue boats along the northern coast, their managers said on Monday.
    body> The deal follows two storms in February that sank four vessels and left dozens of passengers waiting for help.
    body> "Nobody should drown because a contract says so," said Marta Olin, who runs the largest fleet.
    caption> A rescue boat leaves the harbour of Nordvik on Sunday. Photo: Ola Brandt
    body> The boats will be stationed at three ports from April. Costs are shared by the number of passengers.
    body> Regulators welcomed the plan but said it did not replace the state's own service.
    boil> Read more: Why the northern route is so dangerous in winter
    boil> Related topics
    boil> Shipping
    boil> Weather
    boil> More from Business
    boil> Port workers vote to end strike
    boil> Fuel prices fall for a third week
    boil> About us | Contact | Privacy policy
    boil> © 2025 Coastal Examiner Ltd. All rights reserved.
  `,
  'tools between title and lead, an advertisement in the middle': `
    boil> Kinh doanh / Hàng hóa
    title> Giá hồ tiêu giảm phiên thứ ba liên tiếp
    boil> Lưu
    boil> Cỡ chữ
    boil> Zalo
    byline> Lan Phương
    byline> 07:30 18/11/2024
    lead> Giá tiêu tại Gia Lai sáng nay giảm thêm 1.000 đồng, còn 138.000 đồng/kg do người mua chờ nguồn hàng mới.
    body> Tại Bà Rịa - Vũng Tàu, thương lái trả 140.000 đồng/kg, thấp hơn 2.000 đồng so với cuối tuần trước. Lượng giao dịch ít vì nông dân chưa muốn bán.
    boil> Quảng cáo
    body> Hiệp hội Hồ tiêu nhận định nguồn cung từ Brazil tăng trong quý này, gây sức ép lên giá. Tuy nhiên tồn kho trong nước đang ở mức thấp nhất sáu năm.
    caption> Nông dân Chư Sê phơi tiêu. Ảnh minh họa
    body> Các doanh nghiệp xuất khẩu cho biết đơn hàng từ Trung Đông vẫn đều. Họ kỳ vọng giá hồi phục trước Tết.
    boil> Theo dõi chúng tôi trên Google News
    boil> Từ khóa: hồ tiêu Gia Lai giá nông sản
    boil> Có thể bạn quan tâm
    boil> Cao su kỳ hạn bật tăng
    boil> Lúa hè thu được giá, nông dân phấn khởi
    boil> Tổng Biên tập: Phan Hữu Trí
    boil> Địa chỉ: 12 Nguyễn Du, Hà Nội. Điện thoại: 024.3555.0199
  `,
  'body sentences that use the words of chrome': `
    title> Mạng xã hội thay đổi cách người trẻ đọc báo
    lead> Khảo sát với 1.500 người từ 18 đến 25 tuổi cho thấy đa số biết tin tức qua Facebook, TikTok trước khi mở trang báo.
    body> Nguyễn Hải Anh, 20 tuổi, chia sẻ mỗi sáng em lướt TikTok 30 phút rồi mới đọc bình luận trên Facebook.
    body> "Em ít khi gõ địa chỉ trang chủ của báo. Bạn bè chia sẻ bài nào thì em xem bài đó", Hải Anh nói.
    body> Tổng biên tập một tờ báo điện tử cho biết lượng truy cập từ Google và Zalo đã vượt truy cập trực tiếp.
    body> Nhóm nghiên cứu khuyến nghị các tòa soạn đầu tư cho bản tin qua email, hạn chế quảng cáo che nội dung.
    body> Theo nhóm, người đọc sẵn sàng đăng ký tài khoản nếu thấy lợi ích rõ ràng.
  `,
};

describe('kinds of lines on whole pages', () => {
  for (const [name, page] of Object.entries(PAGES)) {
    it(name, () => {
      const { found, expected } = classified(page);
      assert.deepEqual(found, expected);
    });
  }
});

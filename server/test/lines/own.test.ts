import assert from 'node:assert/strict';
import { classified } from './page';

/** What articles hold that looks like chrome, each near real chrome, and chrome that looks like an article. */
const PAGES: Readonly<Record<string, string>> = {
  'a recipe with its closing sentence': `
    boil> Đời sống / Ăn ngon
    title> Cách nấu chè đậu xanh bột báng cho ngày nóng
    byline> Thu Nga
    lead> Chè đậu xanh bột báng dễ nấu, ít ngọt và giữ được ba ngày trong tủ lạnh, hợp với những nhà có trẻ nhỏ.
    body> Chị Đoàn Thị Mận, chủ một quán chè ở Cần Thơ, cho biết bí quyết là ngâm đậu qua đêm. Nhờ vậy hạt đậu mềm đều mà không nát, nước chè vẫn trong.
    body> Nguyên liệu
    body> - 200 g đậu xanh
    body> - 100 g bột báng
    body> - 150 g đường phèn
    body> - 300 ml nước cốt dừa
    body> Bước 1: Ngâm đậu xanh sáu tiếng, vớt ra để ráo.
    body> Bước 2: Nấu đậu với một lít nước đến khi mềm.
    body> Bước 3: Cho bột báng vào, khuấy đều tay 10 phút.
    body> Chè nguội bớt thì múc ra chén, rưới nước cốt dừa và ăn với đá bào.
    boil> Chia sẻ Facebook
    boil> Bình luận (4)
    boil> Tin liên quan
    boil> Bốn món canh giải nhiệt dễ nấu
    boil> Mẹo chọn xoài chín cây không bị ép
  `,
  'a list of fixtures in the middle': `
    title> Bán kết Cúp Quốc gia: Hai trận đấu của những kẻ khát danh hiệu
    lead> Bốn đội bóng vào bán kết năm nay đều chưa từng vô địch, và ai cũng tin rằng đây là mùa giải của mình.
    body> Lịch thi đấu bán kết lượt đi:
    body> 18h00 ngày 21/6
    body> Quảng Nam vs Bình Phước
    body> 19h15 ngày 22/6
    body> Hải Phòng vs Phú Thọ
    body> Huấn luyện viên đội chủ nhà nói các học trò của ông đã hồi phục tốt sau chuyến làm khách dài ngày. Hàng thủ có đủ người, còn trung phong số một vẫn phải tập riêng.
    body> Vé của cả hai trận đã bán hết từ chiều qua. Ban tổ chức cho biết sẽ dựng thêm màn hình lớn ở công viên trước sân.
    byline> Trọng Nghĩa
  `,
  'a list of prices': `
    title> Giá rau ở chợ đầu mối giảm sau mưa
    lead> Nguồn hàng từ Lâm Đồng về đều trở lại khiến giá nhiều loại rau ở chợ đầu mối giảm gần một nửa chỉ sau ba ngày.
    body> Theo ban quản lý chợ, mỗi đêm có hơn 1.200 tấn rau củ nhập chợ, tăng một phần ba so với tuần trước. Giá bán buôn rạng sáng nay như sau:
    body> - Cải thảo: 9.000 đồng/kg
    body> - Cà chua: 14.000 đồng/kg
    body> - Xà lách: 18.000 đồng/kg
    body> Tiểu thương dự báo giá còn giảm nhẹ tới cuối tuần nếu trời không mưa thêm.
    boil> Theo dõi chúng tôi trên Zalo
    boil> Từ khóa: rau, chợ đầu mối
  `,
  'an English recipe': `
    boil> Home / Food
    title> The noodle soup that kept a family going through the storm
    byline> By Anna Reid
    lead> When the power went out for nine days, Mai Tran cooked the same soup every evening for her street.
    body> Ms Tran says that the broth needs little more than bones, ginger and patience. She cooked it on two gas burners in her yard, and neighbours brought whatever their freezers had left.
    body> Ingredients
    body> - 200 g rice noodles
    body> - 500 g beef bones
    body> - 1 piece of ginger
    body> Step 1: Roast the bones for half an hour.
    body> Step 2: Simmer them with the ginger for four hours.
    body> Serve it with lime and a little chilli, and with company if you can find it.
    boil> Share this article
    boil> Most read
    boil> Bakers feel the squeeze as butter prices climb
  `,
  'own sentences that begin like chrome, and real prompts beside them': `
    title> Người phụ nữ trúng độc đắc trả nợ cho cả xóm
    byline> Minh Phụng
    lead> Cầm tấm vé số trúng hai tỷ đồng, chị Lan không mua nhà mà đi từng nhà hỏi ai còn nợ tiền phân bón.
    body> Chị bán vé số dạo đã mười hai năm, nuôi hai con ăn học bằng chiếc xe đạp cũ. Hôm biết mình trúng, chị ngồi lặng trước hiên đến tối.
    body> Chia sẻ với bạn bè là điều chị Lan làm đầu tiên.
    body> "Ngày xưa tôi đói, cả xóm cho gạo. Bây giờ tới lượt tôi", chị nói. Hàng xóm bảo chị vẫn dậy từ bốn giờ sáng như mọi ngày.
    body> Theo dõi hai con học bài mỗi tối vẫn là lúc chị vui nhất.
    boil> Chia sẻ với bạn bè
    boil> Theo dõi báo Miệt Vườn trên Zalo
    boil> Đọc thêm
    boil> Cụ bà nhặt ve chai góp tiền xây cầu
  `,
  'an English quotation that begins like a prompt': `
    boil> Home > Local
    title> Town opens its wells to neighbours after the pipe burst
    byline> By Mark Dole
    lead> Three thousand homes have been without water since Sunday, and the mayor has asked those with wells to help.
    body> The main burst under the market square shortly before noon. Engineers say that the new section will not arrive before Thursday, and that pressure will return a street at a time.
    body> "Share this with your neighbours," the mayor told a crowd outside the hall, holding up a map of the wells.
    body> By the evening there were queues at eleven of them. A school offered its showers, and a brewery sent two lorries of bottled water.
    boil> Share this article
    boil> Follow us on Facebook
    boil> Related stories
    boil> Why old pipes burst when the river is low
  `,
  'a notice about cookies above the headline': `
    boil> Chúng tôi dùng cookie để trang hoạt động tốt hơn. Khi tiếp tục đọc, bạn đồng ý với chính sách cookie của Miệt Vườn.
    boil> Trang chủ / Xã hội
    title> Cây cầu treo cuối cùng của huyện được thay bằng cầu bê tông
    byline> Hữu Đức
    lead> Sau 27 năm, người dân hai bờ sông Giăng không còn phải dắt xe qua chiếc cầu treo chòng chành mỗi mùa lũ.
    body> Cầu mới dài 86 m, rộng 5 m, chịu được xe tải 13 tấn. Công trình khởi công từ đầu năm ngoái và xong trước hạn hai tháng.
    body> Ông Vi Văn Thắng, trưởng bản, nói học sinh từ nay không phải nghỉ học khi nước lên. Bản sẽ giữ lại hai trụ cầu cũ làm kỷ niệm.
    boil> Bình luận
  `,
  'an English notice about cookies above the headline': `
    boil> We use cookies to give you the best experience on our website. By continuing to use this site, you agree to our cookie policy and privacy policy.
    title> Ferry company cancels winter service to the islands
    byline> By Anna Reid
    lead> Islanders will have to fly or wait for the weekly cargo boat after the company said the route no longer paid.
    body> The last passenger ferry will leave on the final day of October. The company carried fewer than nine people on an average crossing last winter, and two of its ships need new engines.
    body> Councillors said they would ask the government for a subsidy. A petition against the decision had 2,300 names by Friday evening.
    boil> Privacy policy | Terms of use
  `,
  'paragraphs broken at their links, the summary last': `
    title> Hậu Giang làm đường nối khu công nghiệp với cao tốc
    lead> Người dân Châu Thành chờ con đường này đã năm năm.
    body> Ngày 3/4, ông Lê Văn Tính, phó giám đốc sở, cho biết tỉnh đã giao mặt bằng để làm
    body> đường nối
    body> từ khu công nghiệp ra cao tốc.
    body> Khi hoàn thành, công trình sẽ góp phần giảm tải cho
    body> quốc lộ 61
    body> , nhất là xe chở nông sản vào mùa thu hoạch.
    body> Tỉnh Hậu Giang khởi công đường nối dài bảy cây số giữa khu công nghiệp và cao tốc trong tháng này.
  `,
  'credits that stand on lines of their own, broken before the source': `
    title> Những ngôi nhà sàn mái lá hút khách bên hồ
    lead> Mười căn nhà sàn do chính người bản dựng đã kín chỗ mỗi cuối tuần từ đầu hè.
    caption> Nhà sàn nhìn ra mặt hồ.
    caption> Ảnh:
    caption> Hồ Xanh.
    body> Mỗi căn rộng chừng 40 m2, có bếp lửa giữa nhà và hiên nhìn ra nước. Khách ngủ chung một gian, nấu ăn cùng chủ nhà và đi thả lưới lúc mờ sáng.
    caption> Bữa tối bên bếp lửa.
    caption> Ảnh
    caption> : Hồ Xanh.
    body> Giá thuê một đêm là 150.000 đồng mỗi người, gồm cả bữa sáng. Bản góp một phần mười vào quỹ dọn rác quanh hồ.
  `,
};

describe('what is the article’s own', () => {
  for (const [name, page] of Object.entries(PAGES)) {
    it(name, () => {
      const { found, expected } = classified(page);
      assert.deepEqual(found, expected);
    });
  }
});

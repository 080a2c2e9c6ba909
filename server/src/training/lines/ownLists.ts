/**
 * What articles hold that looks like chrome, and chrome that looks like an article: written for training, as the
 * corpus has few of it. Blocks are divided by blank lines; words in angle brackets stand for fillers.
 */

/** Lists inside an article: recipes, fixtures, prices, timetables, tables of results. */
export const LISTS: readonly string[] = `
Nguyên liệu (cho 4 người):
- 300 g thịt ba chỉ
- 2 quả trứng vịt
- 1 muỗng cà phê đường
- Hành lá, tiêu, nước mắm
Bước 1: Rửa sạch thịt, thái miếng vừa ăn, ướp 20 phút.
Bước 2: Bắc chảo lên bếp, cho thịt vào xào săn.
Bước 3: Thêm nước dừa, đun nhỏ lửa tới khi cạn.
Món này ăn nóng với cơm trắng là ngon nhất.

Nguyên liệu
500 gr bột gạo
100 gr tôm khô
1 củ cà rốt
Gia vị: muối, tiêu, hạt nêm
Cách làm
Bước 1: Pha bột với nước ấm
Bước 2: Tôm khô ngâm mềm rồi giã nhỏ
Bước 3: Đổ khuôn, hấp 15 phút

Chuẩn bị:
• 1 con cá lóc khoảng 700 g
• 50 ml rượu trắng
• Sả, gừng, ớt
Thực hiện:
1. Làm sạch cá bằng muối và rượu
2. Nướng trên than hồng 25 phút
3. Rắc mỡ hành và đậu phộng

Lịch thi đấu:
18h00 ngày 12/5
Hải Phòng vs Bình Định
19h15 ngày 12/5
Nam Định vs Hà Tĩnh

Lịch thi đấu vòng 9
Thứ Bảy, ngày 4/11
17h00: Quảng Nam - Thể Công
19h15: TP.HCM - Khánh Hòa
Chủ nhật, ngày 5/11
18h00: Hà Nội FC - SLNA

Kết quả bảng B:
Thái Lan - Lào 3-1
Việt Nam - Myanmar 2-0
Indonesia - Campuchia 1-1

Đội hình dự kiến:
Bình Dương: Minh Toàn, Tấn Tài, Thanh Thảo, Việt Cường, Tiến Linh
Thanh Hóa: Thanh Diệp, Văn Lợi, Đình Huyên, Thái Sơn, Văn Tùng

00h30 ngày 9/4
Arsenal vs Bayern Munich
Real Madrid vs Man City

Giá bán lẻ sáng nay tại chợ như sau:
- Gạo tẻ thường: 17.000 đồng/kg
- Thịt ba chỉ: 145.000 đồng/kg
- Cá tra: 52.000 đồng/kg
- Cải xanh: 15.000 đồng/bó

Giá vé khứ hồi:
Hà Nội - Vinh: 420.000 đồng
Hà Nội - Huế: 890.000 đồng
Hà Nội - Đà Nẵng: 1.050.000 đồng

Điểm chuẩn các ngành:
Sư phạm Toán: 26,5
Sư phạm Anh: 27,25
Công nghệ thông tin: 25,0
Kế toán: 23,75

Hồ sơ gồm:
- Đơn đề nghị theo mẫu
- Bản sao căn cước công dân
- Giấy xác nhận của xã
- Hai ảnh cỡ 3x4

Thông số kỹ thuật:
Màn hình: 6,7 inch
Pin: 5.000 mAh
Camera sau: 50 MP
Giá bán: 7,49 triệu đồng

Lộ trình xe buýt số 8:
6h00: Bến xe phía Nam
6h20: Chợ Trung tâm
6h45: Bệnh viện tỉnh

Năm người trúng giải:
1. Lê Văn Tám (Sóc Trăng)
2. Nguyễn Thị Mai (Bạc Liêu)
3. Trần Hữu Lộc (Cà Mau)
Giải được trao vào cuối tháng.

Ingredients (serves four):
- 200 g rice noodles
- 2 tbsp fish sauce
- 1 lime, cut into wedges
- A handful of mint
Step 1: Soak the noodles in warm water for ten minutes.
Step 2: Fry the garlic until golden.
Step 3: Toss everything together and serve.

You will need:
400g plain flour
150g butter
2 eggs
Method
Rub the butter into the flour
Add the eggs and knead for five minutes
Bake at 180C for 25 minutes

Fixtures:
Saturday, 3pm
Leeds v Norwich
Hull v Stoke City
Sunday, 12.30pm
Burnley v Derby

Results, group A:
Vietnam 2, Laos 0
Thailand 3, Brunei 1

Prices at the market on Tuesday:
- Rice: $1.10 a kilo
- Pork belly: $6.20 a kilo
- Tomatoes: $2.40 a kilo

What to bring:
* A passport or identity card
* Proof of address
* Two photographs
`
  .trim()
  .split('\n\n');

/** Sentences of an article that begin, or deal, as chrome does. */
export const LIKE_CHROME: readonly string[] = `
Chia sẻ với hàng xóm từng bó rau là thói quen của bà con trong ấp từ nhiều năm nay.
Chia sẻ với phóng viên, ông nói sẽ không bán mảnh vườn của cha mẹ để lại.
Chia sẻ về lý do trở về quê, anh cho biết mẹ anh đã yếu và cần người chăm sóc.
Chia sẻ bài hát lên mạng, cô không ngờ có hàng triệu người nghe chỉ sau một đêm.
Theo dõi sức khỏe của từng thai phụ là việc mà các cô đỡ thôn bản làm mỗi tuần.
Theo dõi mực nước suốt đêm, tổ trực đê đã kịp báo động khi nước tràn qua cống.
Bình luận về kết quả, huấn luyện viên đội khách thừa nhận học trò của ông đã chơi dưới sức.
Bình luận của anh dưới bức ảnh khiến hai gia đình cãi nhau suốt một tháng.
Đọc thêm sách ở thư viện huyện giúp em thi đỗ với số điểm cao nhất trường.
Xem thêm hồ sơ, thanh tra phát hiện 14 hóa đơn đã được lập khống.
Tìm kiếm ba người mất tích vẫn là ưu tiên của lực lượng cứu hộ trong sáng nay.
Đăng ký kết hôn ở phường, đôi vợ chồng già không giấu được nụ cười.
Liên hệ với gia đình nạn nhân, công an được biết anh rời nhà từ tối hôm trước.
Quảng cáo sai sự thật về thực phẩm chức năng có thể bị phạt tới 80 triệu đồng.
Tải ứng dụng lạ về máy, chị mất toàn bộ số tiền dành dụm trong tài khoản.
Lưu bài của học sinh trong hai năm là quy định mới của trường.
In bài thi xong, hội đồng niêm phong và giao cho công an canh giữ.
Từ khóa được tìm nhiều nhất trong tuần là tên của cơn bão.
Trang chủ của trường bị tin tặc thay bằng một bức ảnh lạ vào rạng sáng.
"Hãy chia sẻ với chúng tôi những khó khăn của bà con", chủ tịch xã nói tại cuộc họp.
"Đừng chia sẻ tin đồn khi chưa kiểm chứng", bác sĩ khuyên.
"Mời bà con góp ý cho bản quy hoạch", ông nói và đưa số điện thoại của mình.
Follow the river for two hours and the village appears behind a wall of bamboo.
Share prices of the three largest banks fell by more than 4 percent on Monday.
"Share what you know with the police," the officer told residents at the meeting.
"Read more and talk less" was the advice that her grandmother gave her.
Subscribe to the theory or not, the figures are hard to explain in any other way.
"Follow us and you will be safe," the guide told the stranded hikers.
Comments that he made about the referee will cost him two matches.
Sign up for the course was slow at first, but 400 people had applied by Friday.
Print runs of the banned novel sold out within hours of the ruling.
Contact with the boat was lost at about nine on Sunday evening.
Privacy was the main concern of those who spoke against the cameras.
"Contact your family first," the teacher told the children as the water rose.
Search teams found the second climber alive shortly before dark.
Advertising on buses brought the city 2 million dollars last year.
`
  .trim()
  .split('\n');

/** Notices about cookies and policies above a page. */
export const CONSENT: readonly string[] = `
Chúng tôi sử dụng cookie để nâng cao trải nghiệm của bạn. Khi tiếp tục sử dụng trang web này, bạn đồng ý với chính sách bảo mật của chúng tôi.
Trang web này sử dụng cookie để phân tích lưu lượng truy cập và cá nhân hóa nội dung. Bấm "Đồng ý" để tiếp tục.
<brand> sử dụng cookies để mang lại trải nghiệm tốt hơn cho bạn đọc. Xem chi tiết tại đây.
Bằng việc tiếp tục truy cập, bạn đồng ý với điều khoản sử dụng và chính sách cookie của <brand>.
Website sử dụng cookie
Đồng ý tất cả
We use cookies to improve your experience on our site. By continuing to browse you agree to our privacy policy and terms of use.
This website uses cookies to ensure you get the best experience. Learn more about our cookie policy.
We and our partners use cookies and similar technologies to store and access information on your device, to show personalised ads and to measure their performance.
<brand> has updated its privacy policy. Please read it before you continue to use our services.
By using this site, you agree to our terms of service and privacy policy.
Your privacy is important to us. You can change your cookie settings at any time.
Accept all cookies
Accept all | Reject all | Manage settings
`
  .trim()
  .split('\n');
